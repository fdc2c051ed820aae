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
import type { Change } from '../../engine/live/journal.ts';
import { StateSource } from '../../engine/live/source.ts';
import { isWithin } from '../place/path.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { FeedCaughtUp, type Marked } from '../listing/feed-events.ts';
import { NeedCounts } from './need-state-counts.ts';
import { countScope } from './need-counts.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { type ListScope, readScope } from '../listing/scope.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How many needs there are now in the scope 需求件数变动',
})
export class NeedCountsChange {
  @Field(() => String)
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

interface Counted extends Marked {
  scope: ListScope;
}

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

interface CountsArgs {
  scope?: ScopeInput | null;
  since?: string | null;
}

/** @throws BAD_USER_INPUT for a broken cursor, NOT_FOUND for an unknown scope */
async function openCounts({ scope, since }: CountsArgs, context: HubContext) {
  await context.live.readSince(context.resumesAt ?? since);
  return new CountsSource(scope, await readScope(scope, context));
}

/** Kinds of rows that decide which needs are whose. */
const DECIDING = ['need', 'claim', 'agreement', 'place'];

class CountsSource extends StateSource<HubContext, Marked> {
  readonly key: string;
  private readonly asked: ScopeInput | null | undefined;
  private scope: ListScope;
  private isMoved = false;

  constructor(asked: ScopeInput | null | undefined, scope: ListScope) {
    super();
    this.asked = asked;
    this.scope = scope;
    this.key = JSON.stringify(['needCounts', asked]);
  }

  /** Rights are not looked at here: the event is counted with the subscriber's own. */
  override minds({ kind, before, after }: Change): boolean {
    if (!DECIDING.includes(kind)) return false;
    // Where others ask the same, one of them is asked for all: the rest learns no more where its place lies.
    this.isMoved ||= kind === 'place';
    const { range } = this.scope;
    if (kind !== 'need' || !range || this.isMoved) return true;
    return [before, after].some((row) => row && isWithin(String(row['path']), range));
  }

  override async present(cursor: string, context: HubContext): Promise<Counted> {
    this.scope = await readScope(this.asked, context);
    this.isMoved = false;
    return { __typename: 'NeedCountsChange', cursor, scope: this.scope };
  }

  override caughtUp(cursor: string): Marked {
    return { __typename: 'FeedCaughtUp', cursor };
  }
}
