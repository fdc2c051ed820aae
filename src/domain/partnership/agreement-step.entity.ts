import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Step } from '../../engine/noun/step.ts';
import { Agreement, AgreementState } from './agreement.entity.ts';

@Entity({ tableName: 'agreement_step' })
@ObjectType({
  implements: Step,
  simpleResolvers: true,
  description: 'A step in the history of an agreement 协议办理记录',
})
export class AgreementStep extends Step {
  @ManyToOne(() => Agreement, { mapToPk: true })
  agreementId!: string;

  @Property({ type: 'text', fieldName: 'from_state', nullable: true })
  @Field(() => AgreementState, {
    nullable: true,
    description: 'The state before; null at the beginning 原状态',
  })
  from!: AgreementState | null;

  @Property({ type: 'text', fieldName: 'to_state' })
  @Field(() => AgreementState, { description: 'The state after 新状态' })
  to!: AgreementState;
}
