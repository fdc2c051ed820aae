/** The types of a noun's feed: a change, a row of the head, and the union of all that is told. */
import { type ClassType, Field, Int, ObjectType, createUnionType } from 'type-graphql';
import { capitalised, withArticle } from '../../labels.ts';
import { FeedCaughtUp, FeedProgress, FeedReset, RowChange } from './feed-events.ts';

interface Typed {
  node: ClassType;
  states: object | undefined;
  /** The Chinese term. */
  term: string;
  /** The field that carries the row, and the row in words. */
  field: string;
  words: string;
  /** Whether some read a row in part, and no version of it. */
  isPartly: boolean;
  /** Names of its types. */
  change: string;
  row: string;
}

/** `NeedChange`, `NeedSnapshotRow` and `NeedFeedEvent`. */
export function feedTypesOf(typed: Typed) {
  const Change = changeOf(typed);
  const SnapshotRow = snapshotRowOf(typed);
  const FeedEvent = createUnionType({
    name: `${typed.node.name}FeedEvent`,
    description: `${typed.term}动态`,
    types: () => [SnapshotRow, Change, FeedCaughtUp, FeedProgress, FeedReset] as const,
  });
  return { Change, FeedEvent };
}

function changeOf({ change, states, term, words, isPartly }: Typed) {
  const description = `${capitalised(withArticle(words))} changed ${term}变动`;
  @ObjectType(change, { simpleResolvers: true, description })
  class Change extends RowChange {}
  const add = (name: string, type: () => object, description: string) =>
    Field(type as () => ClassType, { nullable: true, description })(Change.prototype, name);
  if (states) {
    const hidden = `not for this subscriber to see`;
    add('from', () => states, `Null where the ${words} is new, or was ${hidden} 原状态`);
    add('to', () => states, `Null where the ${words} is ${hidden} any more 新状态`);
  }
  if (isPartly) {
    const whose = `Null where no more than the public part of the ${words} is for this subscriber`;
    add('version', () => Int, `The version that the change made. ${whose} 版本`);
  }
  return Change;
}

function snapshotRowOf({ row, node, field, term, words }: Typed) {
  @ObjectType(row, {
    simpleResolvers: true,
    description: `${capitalised(withArticle(words))} of the list as it is when the feed begins 现有${term}`,
  })
  class SnapshotRow {
    // Never null: of one type with the field of a change, both can be asked for in one selection without an alias.
    @Field(() => node, {
      name: field,
      nullable: true,
      description: `Always there; nullable as in a change, so that both are asked for alike 当前内容`,
    })
    row!: object;
  }
  return SnapshotRow;
}
