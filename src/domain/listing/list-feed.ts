/** The types of a list's feed and the resolver that serves it, from what makes it that list's. */
import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  createUnionType,
} from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { capitalised, withArticle } from '../../labels.ts';
import { FeedArgs, FeedCaughtUp, FeedProgress, FeedReset, RowChange } from './feed-events.ts';
import { openList } from './list-source.ts';
import type { ListEvent, ListFeedArgs, RowFeed } from './row-feed.ts';

interface ListFeedDefinition extends Omit<RowFeed, 'change' | 'row'> {
  node: ClassType;
  states: object;
  filter: ClassType;
  /** The Chinese term. */
  term: string;
  /** The row as of delivery. */
  load: (id: string, context: HubContext) => Promise<object | null>;
}

/** `NeedChange`, `NeedSnapshotRow`, `NeedFeedEvent` and `needChanged`, for a list of needs. */
export function listFeedOf(listed: ListFeedDefinition) {
  const { node, filter, term, load, kind, plural } = listed;
  const type = node.name;
  const feed: RowFeed = { ...listed, change: `${type}Change`, row: `${type}SnapshotRow` };
  const { Change, FeedEvent } = eventsOf(listed, feed);

  @ArgsType()
  class ListedArgs extends FeedArgs {
    @Field(() => filter, { nullable: true })
    filter?: object | null;
  }

  @Resolver(() => Change)
  class FeedResolver {
    @Subscription(() => FeedEvent, {
      name: `${kind}Changed`,
      description: `${capitalised(plural)} as they change. Begins with FeedCaughtUp once it is live; with \`since\`, what was missed comes first; with \`snapshot\`, the present list ${term}动态`,
      subscribe: ({ args, context }) => openList(feed, args as ListFeedArgs, context as HubContext),
    })
    // Never called: the source's event is the value (`execution/direct`).
    changed(@Root() event: ListEvent, @Args(() => ListedArgs) _asked: ListedArgs): ListEvent {
      return event;
    }

    @FieldResolver(() => node, {
      name: kind,
      nullable: true,
      description: 'As of delivery; null when it LEFT 当前内容',
    })
    row(@Root() change: Readonly<RowChange>, @Ctx() context: HubContext) {
      return change.effect === 'LEFT' ? null : load(change.id, context);
    }
  }

  return FeedResolver;
}

/** What the feed tells. */
function eventsOf({ node, states, term, kind }: ListFeedDefinition, feed: RowFeed) {
  const aNoun = capitalised(withArticle(kind));
  @ObjectType(feed.change, { simpleResolvers: true, description: `${aNoun} changed ${term}变动` })
  class Change extends RowChange {
    @Field(() => states, {
      nullable: true,
      description: `Null where the ${kind} is new, or was not for this subscriber to see 原状态`,
    })
    from!: string | null;

    @Field(() => states, {
      nullable: true,
      description: `Null where the ${kind} is not for this subscriber to see any more 新状态`,
    })
    to!: string | null;
  }

  @ObjectType(feed.row, {
    simpleResolvers: true,
    description: `${aNoun} of the list as it is when the feed begins 现有${term}`,
  })
  class SnapshotRow {
    @Field(() => node, { name: kind })
    row!: object;
  }

  const FeedEvent = createUnionType({
    name: `${node.name}FeedEvent`,
    description: `${term}动态`,
    types: () => [SnapshotRow, Change, FeedCaughtUp, FeedProgress, FeedReset] as const,
  });

  return { Change, FeedEvent };
}
