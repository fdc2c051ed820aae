/** What every stored row has: an id that never changes, a version that moves with each change. */
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InterfaceType, Int } from 'type-graphql';

/** A row as the reader gives it: the entity's columns, nothing hydrated. */
export type Row<T> = { readonly [K in keyof T]: T[K] };

@InterfaceType({ description: 'Anything with an id that `node` can find 节点' })
export abstract class Node {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Never changes, and is never given to another object 标识' })
  id!: string;
}

@InterfaceType({ implements: Node, description: 'A stored object and when it changed 记录' })
export abstract class Versioned extends Node {
  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Grows by one with every change 版本' })
  version!: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Generated for the demonstration, names nothing real 演示数据',
  })
  isDemo: boolean = false;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '创建时间' })
  createdAt: Date = new Date();

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '更新时间' })
  updatedAt: Date = new Date();
}
