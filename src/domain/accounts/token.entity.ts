/** A token of an account. The database holds its hash alone. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Account } from './account.entity.ts';

@Entity({ tableName: 'token' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'What an account shows; the secret itself is kept nowhere 令牌',
})
export class Token extends Versioned {
  static readonly uses = { account: ['accountId'] };

  @ManyToOne(() => Account, { mapToPk: true })
  accountId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is for, to distinguish it from others 用途' })
  label!: string;

  @Property({ type: 'text' })
  hash!: string;

  /** It counts on one of the office's own pages, and nowhere else. */
  @Property({ type: 'boolean' })
  isForPage: boolean = false;

  /** The grants by which an admin made it: it ends with the first of them. */
  @Property({ type: 'array', columnType: 'text[]' })
  madeBy: string[] = [];

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '到期时间' })
  expiresAt!: Date;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'To the minute 最近使用' })
  lastUsedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '吊销时间' })
  revokedAt: Date | null = null;
}
