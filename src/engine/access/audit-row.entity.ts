import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { Role } from './roles.ts';

export const AuditKind = defineEnum('AuditKind', 'What an audit row tells 审计类别', {
  COMMAND: '操作',
  REFUSED: '拒绝',
  READ: '查阅个人信息',
});
export type AuditKind = keyof typeof AuditKind;

@Entity({ tableName: 'audit' })
@ObjectType({ simpleResolvers: true, description: 'Who did, was refused or read what 审计记录' })
export class AuditRow {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: '标识' })
  id!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '时间' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => AuditKind)
  kind!: AuditKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The command; of reads, the personal fields 内容' })
  what!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Null for an anonymous caller 账号' })
  accountId!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => Role, { nullable: true })
  role!: Role | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { nullable: true, description: 'What the command was given on 对象' })
  objectId!: string | null;

  /** Where it was at the time; a place that has moved since is not followed. */
  @Property({ type: 'text', nullable: true })
  path!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "Of refusals the error's code 拒绝原因" })
  code!: string | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How often: refusals that are alike are counted a minute 次数' })
  count!: number;
}
