import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Step } from '../../engine/noun/step.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim.enums.ts';

@Entity({ tableName: 'claim_step' })
@ObjectType({
  implements: Step,
  simpleResolvers: true,
  description: 'A step in the history of a claim 认领办理记录',
})
export class ClaimStep extends Step {
  @ManyToOne(() => Claim, { mapToPk: true })
  claimId!: string;

  @Property({ type: 'text', fieldName: 'from_state', nullable: true })
  @Field(() => ClaimState, {
    nullable: true,
    description: 'The state before; null at the beginning 原状态',
  })
  from!: ClaimState | null;

  @Property({ type: 'text', fieldName: 'to_state' })
  @Field(() => ClaimState, { description: 'The state after 新状态' })
  to!: ClaimState;
}
