/** Relay connections over a page: what is not asked for is never computed. */
import {
  type ClassType,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { Page } from './load-page.ts';
import type { Count } from './load-count.ts';

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

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
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

const COUNT = {
  description: 'Of the whole list, no further than 1,000 where it has to be counted 条数（有上限）',
};
const TOTAL = { description: 'Of the whole list, exact; counted only when asked for 总数' };

/** The connection and edge types of a node type, with the resolver that serves them. */
export function connectionOf<T extends object>(name: string, node: ClassType<T>, term: string) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `An item of a list, and its place in it ${term}`,
  })
  class Edge {
    @Field(() => node)
    node!: T;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list ${term}`,
  })
  class Connection {}

  @Resolver(() => Connection)
  class ConnectionResolver {
    @FieldResolver(() => [Edge])
    edges(@Root() page: Page<T>): Edge[] {
      return page.nodes.map((one) => ({ node: one, cursor: page.cursor(one) }));
    }

    @FieldResolver(() => [node])
    nodes(@Root() page: Page<T>): readonly T[] {
      return page.nodes;
    }

    @FieldResolver(() => PageInfo)
    pageInfo(@Root() page: Page<T>): PageInfo {
      return pageInfoOf(page);
    }

    @FieldResolver(() => ListCount, COUNT)
    count(@Root() page: Page<T>): Promise<Count> {
      return page.count();
    }

    @FieldResolver(() => Int, TOTAL)
    totalCount(@Root() page: Page<T>): Promise<number> {
      return page.totalCount();
    }
  }

  return { Connection, ConnectionResolver };
}

function pageInfoOf<T extends object>(page: Page<T>): PageInfo {
  const [first, last] = [page.nodes[0], page.nodes.at(-1)];
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first ? page.cursor(first) : null,
    endCursor: last ? page.cursor(last) : null,
  };
}
