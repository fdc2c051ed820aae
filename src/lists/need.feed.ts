/**
 * The live feed of needs: each change of the journal as its subscriber is concerned by it.
 * A change is of interest when its row matched before or after it; what the subscriber is shown of the row
 * is read when the event is delivered.
 */
import { GraphQLDateTime } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  createUnionType,
} from 'type-graphql';
import { defineEnum } from '../labels.ts';
import { HubError } from '../errors.ts';
import { abortable } from '../live/abortable.ts';
import type { Cursor } from '../live/cursor.ts';
import type { Told } from '../live/feed.ts';
import type { Change } from '../live/journal.ts';
import type { Together } from '../live/together.ts';
import { seenImages } from '../loading/seen-images.ts';
import { type FilterInput, type JournalRow, matches } from '../loading/filter.ts';
import { isWithin, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../request/context.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { type NeedSnapshotEvent, presentNeeds } from './need-snapshot.ts';
import { NEED_FIELDS } from './need.filter.ts';
import { NeedFilter, ScopeInput } from './need.inputs.ts';
import { type ListScope, readScope } from './scope.ts';

export const FeedEffect = defineEnum('FeedEffect', 'What a change is for the subscriber 变动影响', {
  ENTERED: '进入范围',
  CHANGED: '范围内变动',
  LEFT: '离开范围',
});
export type FeedEffect = keyof typeof FeedEffect;

@ObjectType({ simpleResolvers: true, description: 'A need changed 需求变动' })
export class NeedChange {
  @Field(() => String, { description: 'Give it back as `since` to go on behind this event' })
  cursor!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was changed 变动时间' })
  at!: Date;

  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version that the change made' })
  version!: number;

  @Field(() => FeedEffect)
  effect!: FeedEffect;

  @Field(() => NeedState, { nullable: true, description: 'Null where the need is new 原状态' })
  from!: NeedState | null;

  @Field(() => NeedState, { description: '新状态' })
  to!: NeedState;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Everything up to here has been told; from here on live 已同步',
})
export class FeedCaughtUp {
  @Field(() => String)
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What was missed cannot be told one by one (a cursor of another database, a moved place): read the list anew, go on from here 需重新同步',
})
export class FeedReset {
  @Field(() => String)
  cursor!: string;
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

type Event = NeedSnapshotEvent | ((NeedChange | FeedCaughtUp | FeedReset) & { __typename: string });

type Events = AsyncGenerator<Event | Together<Event, HubContext>>;

interface Interest {
  scope: ListScope;
  filter: NeedFilter | null | undefined;
}

interface NeedChangedArgs {
  scope?: ScopeInput | null;
  filter?: NeedFilter | null;
  since?: string | null;
  snapshot?: boolean | null;
}

@Resolver(() => NeedChange)
export class NeedFeedResolver {
  @Subscription(() => NeedFeedEvent, {
    description:
      'Needs as they change. Begins with FeedCaughtUp once it is live; with `since`, what was missed comes first; with `snapshot`, the present list 需求动态',
    subscribe: ({ args, context }) => needChanged(args as NeedChangedArgs, context as HubContext),
  })
  needChanged(
    @Root() event: Event,
    @Arg('scope', () => ScopeInput, { nullable: true }) _scope: ScopeInput | null,
    @Arg('filter', () => NeedFilter, { nullable: true }) _filter: NeedFilter | null,
    @Arg('since', () => String, {
      nullable: true,
      description: 'The cursor of the last event that you have',
    })
    _since: string | null,
    @Arg('snapshot', () => Boolean, {
      nullable: true,
      description: 'First the list as it is, a NeedSnapshotRow each; not with `since`',
    })
    _snapshot: boolean | null,
  ): Event {
    return event;
  }

  @FieldResolver(() => Need, { nullable: true, description: 'As of delivery; null when it LEFT' })
  need(@Root() change: Readonly<NeedChange>, @Ctx() { load }: HubContext) {
    return change.effect === 'LEFT' ? null : load.need.load(change.id);
  }
}

/** @throws BAD_USER_INPUT for a broken cursor, NOT_FOUND for an unknown scope */
async function needChanged(args: NeedChangedArgs, context: HubContext) {
  const since = context.live.readSince(args.since);
  if (since && args.snapshot === true) {
    throw HubError.badInput('snapshot', 'Give `since` or `snapshot: true`, not both.');
  }
  const scope = await readScope(args.scope, context);
  return abortable((signal) => needFeed(args, since, scope, { context, signal }));
}

async function* needFeed(
  args: NeedChangedArgs,
  since: Cursor | undefined,
  scope: ListScope,
  { context, signal }: { context: HubContext; signal: AbortSignal },
): Events {
  const { live } = context;
  const from = args.snapshot === true ? live.cursorAt(yield* presentNeeds(args, context)) : since;
  yield* events(live.follow(from, signal), args, scope, context);
}

async function* events(
  told: AsyncGenerator<Told>,
  args: NeedChangedArgs,
  first: ListScope,
  context: HubContext,
): Events {
  const interest: Interest = { scope: first, filter: args.filter };
  for await (const one of told) {
    if (one.type === 'caughtUp') yield { __typename: 'FeedCaughtUp', cursor: one.cursor };
    else if (one.type === 'reset') yield { __typename: 'FeedReset', cursor: one.cursor };
    else if (isMoveWithin(one, interest.scope)) {
      // A move is one event for a whole subtree: who listens to part of it reads the list anew.
      interest.scope = await context.apart((other) => readScope(args.scope, other));
      yield { __typename: 'FeedReset', cursor: one.cursor };
    } else if (one.change.kind === 'need') {
      const effect = await effectOf(one.change, interest, context);
      if (effect) yield eventOf(one.change, effect, one.cursor);
    }
  }
}

/** Whether a place was moved into the scope, out of it, or with it. */
function isMoveWithin(
  { change }: Extract<Told, { type: 'change' }>,
  { range }: ListScope,
): boolean {
  if (change.kind !== 'place' || !range) return false;
  const paths = [change.before?.['path'], change.after?.['path']] as (string | undefined)[];
  if (paths[0] === undefined || paths[0] === paths[1]) return false;
  return paths.some(
    (path) => path && (isWithin(path, range) || isWithin(range.from, rangeBelow(path))),
  );
}

function eventOf(change: Change, effect: FeedEffect, cursor: string): Event {
  return {
    __typename: 'NeedChange',
    cursor,
    at: change.at,
    id: change.rowId,
    version: change.version,
    effect,
    from: change.stateBefore as NeedState | null,
    to: (change.stateAfter ?? change.stateBefore) as NeedState,
  };
}

async function effectOf(
  change: Change,
  interest: Interest,
  context: HubContext,
): Promise<FeedEffect | null> {
  const { scope, filter } = interest;
  const concerns = (row: JournalRow | null): row is JournalRow =>
    row !== null &&
    !scope.isEmpty &&
    (!scope.range || isWithin(row['path'] as string, scope.range)) &&
    (!filter || matches(filter as FilterInput, NEED_FIELDS, row, change.at));
  const images = [change.before, change.after].filter(concerns);
  if (images.length === 0) return null;
  const seen = await context.apart(async (other) => {
    const isOfUnit = scope.unitId === undefined || (await belongs(change, scope.unitId, other));
    return isOfUnit ? seenImages(other, Need, images) : new Set<JournalRow>();
  });
  const isSeen = (row: JournalRow | null) => row !== null && seen.has(row);
  if (isSeen(change.before)) return isSeen(change.after) ? 'CHANGED' : 'LEFT';
  return isSeen(change.after) ? 'ENTERED' : null;
}

/** Raised by the unit, or claimed by it: claims are never deleted, so a need that was its stays its. */
async function belongs(change: Change, unitId: string, { load }: HubContext): Promise<boolean> {
  const row = change.after ?? change.before;
  if (row?.['unit_id'] === unitId) return true;
  const claims = await load.claimsOfNeed.load(change.rowId);
  return claims.some((claim) => claim.unitId === unitId);
}
