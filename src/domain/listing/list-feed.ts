/** The subscription of a noun's feed, and the resolver that serves it, from what makes it that noun's. */
import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { capitalised } from '../../labels.ts';
import { FeedArgs, type RowChange } from './feed-events.ts';
import { feedTypesOf } from './feed-types.ts';
import { openList } from './list-source.ts';
import type { ListEvent, ListFeedArgs, RowFeed } from './row-feed.ts';

export interface ListFeedDefinition extends Omit<RowFeed, 'change' | 'row'> {
  node: ClassType;
  states: object | undefined;
  filter: ClassType;
  /** One of its rows in words. */
  words: string;
  /** The Chinese term. */
  term: string;
  /** The row as of delivery. */
  load: (id: string, context: HubContext) => Promise<object | null>;
}

/** `needChanged` with its types, for a list of needs. */
export function listFeedOf(listed: ListFeedDefinition) {
  const { node, filter, term, load, field, plural, partly } = listed;
  const feed: RowFeed = {
    ...listed,
    change: `${node.name}Change`,
    row: `${node.name}SnapshotRow`,
  };
  const { Change, FeedEvent } = feedTypesOf({ ...listed, ...feed, isPartly: partly !== undefined });

  @ArgsType()
  class ListedArgs extends FeedArgs {
    @Field(() => filter, { nullable: true })
    filter?: object | null;
  }

  @Resolver(() => Change)
  class FeedResolver {
    @Subscription(() => FeedEvent, {
      name: `${field}Changed`,
      description: `${capitalised(plural)} as they change. Begins with FeedCaughtUp once it is live; with \`since\`, what was missed comes first; with \`snapshot\`, the present list ${term}动态`,
      subscribe: ({ args, context }) => openList(feed, args as ListFeedArgs, context as HubContext),
    })
    // Never called: the source's event is the value (`execution/direct`).
    changed(@Root() event: ListEvent, @Args(() => ListedArgs) _asked: ListedArgs): ListEvent {
      return event;
    }

    @FieldResolver(() => node, {
      name: field,
      nullable: true,
      description: 'As of delivery; null when it LEFT 当前内容',
    })
    row(@Root() change: Readonly<RowChange>, @Ctx() context: HubContext) {
      return change.effect === 'LEFT' ? null : load(change.id, context);
    }
  }

  return FeedResolver;
}
