/** The live feed of claims. */
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
import { isOfUnit } from './concern.ts';
import { claimPage } from './lists.loaders.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim.enums.ts';
import { CLAIM_FIELDS } from './claim.filter.ts';
import { ClaimFilter } from './claim.inputs.ts';

@ObjectType({ simpleResolvers: true, description: 'A claim changed 认领变动' })
export class ClaimChange extends RowChange {
  @Field(() => ClaimState, {
    nullable: true,
    description: 'Null where the claim is new, or was not for this subscriber to see 原状态',
  })
  from!: ClaimState | null;

  @Field(() => ClaimState, {
    nullable: true,
    description: 'Null where the claim is not for this subscriber to see any more 新状态',
  })
  to!: ClaimState | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A claim of the list as it is when the feed begins 现有认领',
})
export class ClaimSnapshotRow {
  @Field(() => Claim)
  claim!: Claim;
}

export const ClaimFeedEvent = createUnionType({
  name: 'ClaimFeedEvent',
  description: '认领动态',
  types: () => [ClaimSnapshotRow, ClaimChange, FeedCaughtUp, FeedReset] as const,
});

@ArgsType()
class ClaimFeedArgs extends FeedArgs {
  @Field(() => ClaimFilter, { nullable: true })
  filter?: ClaimFilter | null;
}

const FEED: RowFeed = {
  kind: 'claim',
  change: ClaimChange.name,
  row: ClaimSnapshotRow.name,
  fields: CLAIM_FIELDS,
  seen: (load) => load.seenClaimImage,
  belongs: isOfUnit,
  page: async ({ load }, scope, list) => load.claims.load(claimPage(scope, list)),
};

@Resolver(() => ClaimChange)
export class ClaimFeedResolver {
  @Subscription(() => ClaimFeedEvent, {
    description:
      'Claims as they change. Begins with FeedCaughtUp once it is live; with `since`, what was missed comes first; with `snapshot`, the present list 认领动态',
    subscribe: ({ args, context }) => openList(FEED, args as ListFeedArgs, context as HubContext),
  })
  claimChanged(
    @Root() event: ListEvent,
    @Args(() => ClaimFeedArgs) _asked: ClaimFeedArgs,
  ): ListEvent {
    return event;
  }

  @FieldResolver(() => Claim, { nullable: true, description: 'As of delivery; null when it LEFT' })
  claim(@Root() change: Readonly<ClaimChange>, @Ctx() { load }: HubContext) {
    return change.effect === 'LEFT' ? null : load.claim.load(change.id);
  }
}
