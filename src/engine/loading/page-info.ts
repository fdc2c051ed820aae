/** What every connection tells of its page beside the rows: where it stands, and how many there are. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Page } from './page.ts';

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list 分页信息' })
export class PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether more follows this page; from the end: whether `before` was given 是否有下一页',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether more precedes this page; from the front: whether `after` was given 是否有上一页',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Of the first row 首行游标' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the last row: `after` of the next page 末行游标',
  })
  endCursor!: string | null;
}

@ObjectType('ListCount', {
  simpleResolvers: true,
  description: 'How many there are; beyond 1,000 they need not be counted to the end 条数',
})
export class ListCount {
  @Field(() => Int, { description: '条数' })
  value!: number;

  @Field(() => Boolean, {
    description: 'No: there are more than `value` says, how many was not counted 是否准确',
  })
  isExact!: boolean;
}

/** Cursors of the first and the last row; none of an empty page. */
export function pageInfoOf<T extends object>(page: Page<T>): PageInfo {
  const [first, last] = [page.nodes[0], page.nodes.at(-1)];
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first ? page.cursor(first) : null,
    endCursor: last ? page.cursor(last) : null,
  };
}
