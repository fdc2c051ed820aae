/** What the commands on agreements are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { PlaceBy } from '../place/place.inputs.ts';
import { Side } from './side.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '提出共建协议' })
export class ProposeAgreementInput extends CommandInput {
  @IdOf('unit')
  unitId!: string;

  @Field(() => PlaceBy, { description: 'It opens this place and all below it 开放地点' })
  place!: PlaceBy;

  @Field(() => String, { description: '1 to 100 characters 协议名称' })
  title!: string;

  @Field(() => GraphQLLocalDate)
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day 截止日' })
  validUntil!: string;

  @Field(() => Side, {
    defaultValue: 'PLACE',
    description: 'The side that proposes; the other accepts 提出方',
  })
  proposedBy!: Side;
}

@InputType({ description: '指定协议' })
export class AgreementInput extends CommandInput {
  @IdOf('agreement')
  agreementId!: string;
}

@InputType({ description: '协议与原因' })
export class AgreementReasonInput extends AgreementInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}
