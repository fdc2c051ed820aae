/** The live feed of needs. */
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  createUnionType,
} from 'type-graphql';
import type { HubContext } from '../request/context.ts';
import { FeedArgs, FeedCaughtUp, FeedReset, RowChange } from './feed-events.ts';
import { type ListEvent, type ListFeedArgs, type RowFeed, openList } from './list-source.ts';
import { needPage } from './lists.loaders.ts';
import { isOfUnit } from './concern.ts';
import type { Change } from '../live/journal.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { NEED_FIELDS } from './need.filter.ts';
import { NeedFilter } from './need.inputs.ts';

@ObjectType({ simpleResolvers: true, description: 'A need changed 需求变动' })
export class NeedChange extends RowChange {
  @Field(() => NeedState, {
    nullable: true,
    description: 'Null where the need is new, or was not for this subscriber to see 原状态',
  })
  from!: NeedState | null;

  @Field(() => NeedState, {
    nullable: true,
    description: 'Null where the need is not for this subscriber to see any more 新状态',
  })
  to!: NeedState | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A need of the list as it is when the feed begins 现有需求',
})
export class NeedSnapshotRow {
  @Field(() => Need)
  need!: Need;
}

export const NeedFeedEvent = createUnionType({
  name: 'NeedFeedEvent',
  description: '需求动态',
  types: () => [NeedSnapshotRow, NeedChange, FeedCaughtUp, FeedReset] as const,
});

@ArgsType()
class NeedFeedArgs extends FeedArgs {
  @Field(() => NeedFilter, { nullable: true })
  filter?: NeedFilter | null;
}

/** Raised by one of the units, or claimed by it: claims are never deleted, so a need that was its stays its. */
async function belongs(change: Change, unitIds: readonly unknown[], { load }: HubContext) {
  if (isOfUnit(change, unitIds)) return true;
  const claims = await load.claimsOfNeed.load(change.rowId);
  return claims.some((claim) => unitIds.includes(claim.unitId));
}

const FEED: RowFeed = {
  kind: 'need',
  change: NeedChange.name,
  row: NeedSnapshotRow.name,
  fields: NEED_FIELDS,
  seen: (load) => load.seenNeedImage,
  belongs: belongs,
  page: async (context, scope, list) =>
    context.load.needs.load(await needPage(context.reads, scope, list)),
};

@Resolver(() => NeedChange)
export class NeedFeedResolver {
  @Subscription(() => NeedFeedEvent, {
    description:
      'Needs as they change. Begins with FeedCaughtUp once it is live; with `since`, what was missed comes first; with `snapshot`, the present list 需求动态',
    subscribe: ({ args, context }) => openList(FEED, args as ListFeedArgs, context as HubContext),
  })
  needChanged(@Root() event: ListEvent, @Args(() => NeedFeedArgs) _asked: NeedFeedArgs): ListEvent {
    return event;
  }

  @FieldResolver(() => Need, { nullable: true, description: 'As of delivery; null when it LEFT' })
  need(@Root() change: Readonly<NeedChange>, @Ctx() { load }: HubContext) {
    return change.effect === 'LEFT' ? null : load.need.load(change.id);
  }
}
