/** The live counts of needs: how many there are in each state, sent anew when that changes. */
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  createUnionType,
} from 'type-graphql';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { FeedCaughtUp, type Marked } from '../listing/feed-events.ts';
import { NeedCounts } from './need-state-counts.ts';
import { countScope } from './need-counts.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { type Counted, type CountsArgs, openCounts } from './need-counts.source.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How many needs there are now in the scope 需求件数变动',
})
export class NeedCountsChange {
  @Field(() => String, {
    description: 'To come back with; the present figures come first anyway 游标',
  })
  cursor!: string;

  @Field(() => NeedCounts)
  counts!: NeedCounts;

  @Field(() => Place, {
    nullable: true,
    description:
      'The place of the scope: below it the counts of every place can be asked 范围所属地点',
  })
  place!: PlaceRow | null;
}

export const NeedCountsFeedEvent = createUnionType({
  name: 'NeedCountsFeedEvent',
  description: '需求件数动态',
  types: () => [NeedCountsChange, FeedCaughtUp] as const,
});

@Resolver(() => NeedCountsChange)
export class NeedCountsFeedResolver {
  @Subscription(() => NeedCountsFeedEvent, {
    description:
      'Counts of needs: first as they are, then anew when what you asked of them has changed, at most twice a second 需求件数动态',
    subscribe: ({ args, context }) => openCounts(args as CountsArgs, context as HubContext),
  })
  // Never called: the source's event is the value (`execution/direct`).
  needCountsChanged(
    @Root() event: Marked,
    @Arg('scope', () => ScopeInput, { nullable: true }) _scope: ScopeInput | null,
    @Arg('since', () => String, {
      nullable: true,
      description:
        'Accepted from clients that always give one: the present figures come first anyway 起始游标',
    })
    _since: string | null,
  ): Marked {
    return event;
  }

  @FieldResolver(() => NeedCounts)
  counts(@Root() { scope }: Counted, @Ctx() context: HubContext): Promise<NeedCounts> {
    return countScope(scope, context);
  }

  @FieldResolver(() => Place, { nullable: true })
  place(@Root() { scope }: Counted): PlaceRow | null {
    return scope.place ?? null;
  }
}
