/** Steps: what a lifecycle leaves behind, one per command that changed an object, kept for good. */
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InterfaceType, Int } from 'type-graphql';
import { newId } from '../../id.ts';

@InterfaceType({ description: 'A step in the history of an object 办理记录' })
export abstract class Step {
  @PrimaryKey({ type: 'text' })
  id: string = newId('step');

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'The version of the object that this step made 版本' })
  version!: number;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '时间' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The command that was given 操作' })
  command!: string;

  @Property({ type: 'text' })
  actor!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'In which role 角色' })
  role!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: '原因' })
  reason!: string | null;
}
