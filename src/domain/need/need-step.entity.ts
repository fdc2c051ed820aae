import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Step } from '../../engine/noun/step.ts';
import { Need } from './need.entity.ts';
import { NeedState } from './need.enums.ts';

@Entity({ tableName: 'need_step' })
@ObjectType({
  implements: Step,
  simpleResolvers: true,
  description: 'A step in the history of a need 需求办理记录',
})
export class NeedStep extends Step {
  @ManyToOne(() => Need, { mapToPk: true })
  needId!: string;

  @Property({ type: 'text', fieldName: 'from_state', nullable: true })
  @Field(() => NeedState, {
    nullable: true,
    description: 'The state before; null at the beginning 原状态',
  })
  from!: NeedState | null;

  @Property({ type: 'text', fieldName: 'to_state' })
  @Field(() => NeedState, { description: 'The state after 新状态' })
  to!: NeedState;
}
