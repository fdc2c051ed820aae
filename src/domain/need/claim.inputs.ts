/** What the commands on claims are given. */
import { Field, InputType, Int } from 'type-graphql';
import { Side } from '../partnership/side.ts';
import { ClaimOrigin } from './claim.enums.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '认领需求' })
export class ClaimNeedInput extends CommandInput {
  @IdOf('need')
  needId!: string;

  @IdOf('unit')
  unitId!: string;

  @IdOf('resource', {
    nullable: true,
    description: 'A resource of the unit that the claim draws on 使用的资源',
  })
  resourceId?: string | null;

  @Field(() => Int, { description: 'Of what the need still asks for 数量' })
  quantity!: number;

  @Field(() => ClaimOrigin, {
    defaultValue: 'UNIT_BID',
    description:
      'The side that proposes has thereby accepted; a suggestion waits for both 认领来源',
  })
  origin!: ClaimOrigin;

  @Field(() => String, {
    nullable: true,
    description: 'With STREET_ASSIGNED: why it is allowed without an agreement in force 破例原因',
  })
  overrideReason?: string | null;
}

@InputType({ description: 'A claim, and nothing more to say 指定认领' })
export class ClaimInput extends CommandInput {
  @IdOf('claim')
  claimId!: string;
}

@InputType({ description: 'What is left out stays as it is 修改认领' })
export class AmendClaimInput extends ClaimInput {
  @Field(() => Int, { nullable: true, description: 'Of what the need still asks for 数量' })
  quantity?: number | null;

  @IdOf('resource', {
    nullable: true,
    description: 'A resource of the unit that the claim draws on; null: none 使用的资源',
  })
  resourceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a STREET_ASSIGNED claim: why it is allowed without an agreement in force; null: it needs one 破例原因',
  })
  overrideReason?: string | null;
}

@InputType({ description: '接受认领' })
export class AcceptClaimInput extends ClaimInput {
  @Field(() => Side, {
    nullable: true,
    description:
      'Which side accepts; left out: the one that has not. A suggestion waits for both: say which 接受方',
  })
  onBehalfOf?: Side | null;
}

@InputType({ description: 'A claim, and why 认领与原因' })
export class ClaimReasonInput extends ClaimInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}
