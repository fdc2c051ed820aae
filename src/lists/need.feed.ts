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
import { HubError } from '../errors.ts';
import { abortable } from '../live/abortable.ts';
import type { Cursor } from '../live/cursor.ts';
import type { Told } from '../live/feed.ts';
import type { Change } from '../live/journal.ts';
import type { Together } from '../live/together.ts';
import { isWithin, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../request/context.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { type Concern, FeedEffect, type Interest, concernOf } from './need-concern.ts';
import { type NeedSnapshotEvent, presentNeeds } from './need-snapshot.ts';
import { NeedFilter, ScopeInput } from './need.inputs.ts';
import { type ListScope, readScope } from './scope.ts';

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

type Events = AsyncGenerator<Event | Together<Event>>;

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
      const concern = await concernOf(one.change, interest, context);
      if (concern) yield eventOf(one.change, concern, one.cursor);
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

function eventOf(change: Change, concern: Concern, cursor: string): Event {
  return {
    __typename: 'NeedChange',
    cursor,
    at: change.at,
    id: change.rowId,
    version: change.version,
    ...concern,
  };
}
