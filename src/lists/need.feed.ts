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
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import type { Cursor } from '../live/cursor.ts';
import type { Change } from '../live/journal.ts';
import { FeedSource, type Noted } from '../live/source.ts';
import { isWithin, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../request/context.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';
import { type Concern, FeedEffect, concernOf } from './need-concern.ts';
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
  const placedAt = context.live.latest('place');
  const scope = await readScope(args.scope, context);
  return new NeedSource(args, since, { scope, placedAt });
}

/** One question about needs, for all who ask it with equal rights. */
class NeedSource extends FeedSource<HubContext, Event> {
  readonly since: Cursor | undefined;
  private readonly args: NeedChangedArgs;
  private scope: ListScope;
  /** The last change of a place when the scope was read: after another it may lie elsewhere. */
  private placedAt: number;

  constructor(
    args: NeedChangedArgs,
    since: Cursor | undefined,
    { scope, placedAt }: { scope: ListScope; placedAt: number },
  ) {
    super();
    this.args = args;
    this.since = since;
    this.scope = scope;
    this.placedAt = placedAt;
  }

  override head(context: HubContext) {
    return this.args.snapshot === true ? presentNeeds(this.args, context) : undefined;
  }

  override async eventsOf(told: readonly Noted[], context: HubContext): Promise<Event[]> {
    await this.place(context);
    const events = await Promise.all(told.map((one) => this.eventOf(one, context)));
    return events.filter((one) => one !== null);
  }

  override caughtUp(cursor: string): Event {
    return { __typename: 'FeedCaughtUp', cursor };
  }

  override reset(cursor: string): Event {
    return { __typename: 'FeedReset', cursor };
  }

  private async place(context: HubContext): Promise<void> {
    const latest = context.live.latest('place');
    if (latest === this.placedAt) return;
    this.scope = await readScope(this.args.scope, context);
    this.placedAt = latest;
  }

  /** A move is one event for a whole subtree: who listens to part of it reads the list anew. */
  private async eventOf({ change, cursor }: Noted, context: HubContext): Promise<Event | null> {
    if (change.kind === 'place')
      return isMoveWithin(change, this.scope, context.viewer) ? this.reset(cursor) : null;
    if (change.kind !== 'need') return null;
    const interest = { scope: this.scope, filter: this.args.filter };
    const concern = await concernOf(change, interest, context);
    return concern && changeOf(change, concern, cursor);
  }
}

/** Whether a place was moved into the scope, out of it, or with it. */
function isMoveWithin(change: Change, { range }: ListScope, viewer: Viewer): boolean {
  const paths = [change.before?.['path'], change.after?.['path']] as (string | undefined)[];
  if (paths[0] === undefined || paths[0] === paths[1]) return false;
  if (!range) return isMoveOf(viewer, paths);
  return paths.some(
    (path) => path && (isWithin(path, range) || isWithin(range.from, rangeBelow(path))),
  );
}

/** Whether a move can bring rows into the viewer's slice or take them out; agreements of its units hang on places. */
function isMoveOf({ unitIds, staffPaths, screenPaths }: Viewer, paths: (string | undefined)[]) {
  if (unitIds.length > 0) return true;
  return [...staffPaths, ...screenPaths].some((own) => {
    const [was, is] = paths.map((path) => path?.startsWith(own) ?? false);
    return was !== is;
  });
}

function changeOf(change: Change, concern: Concern, cursor: string): Event {
  return {
    __typename: 'NeedChange',
    cursor,
    at: change.at,
    id: change.rowId,
    version: change.version,
    ...concern,
  };
}
