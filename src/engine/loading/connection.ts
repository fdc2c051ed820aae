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
import type { Count } from './count.ts';
import { Page } from './page.ts';
import { ListCount, PageInfo, pageInfoOf } from './page-info.ts';

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

    @Field(() => String, { description: 'Where the item stands in its list 游标' })
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
