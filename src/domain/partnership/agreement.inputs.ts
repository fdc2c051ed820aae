/** What the commands on agreements are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { NeedCategory } from '../listing/category.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { AgreementDirection, OpenedList } from './agreement.enums.ts';
import { Side } from './side.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

const SIGNER =
  'Who signs for the side that gives the command: of the unit one of its people, of the place a person in office there or above it 签署人';

const DECISION =
  'On which it rests: of a meeting of a committee at the agreement’s place or above it 议定事项';

/** What an agreement opens, as it is written. */
@InputType()
export abstract class OpeningInput extends CommandInput {
  @Field(() => [OpenedList], {
    nullable: true,
    description: 'Left out: all that the direction can open 开放清单',
  })
  openedLists?: OpenedList[] | null;

  @Field(() => [NeedCategory], {
    nullable: true,
    description: 'Of the lists what is of these categories; null: all 开放类别',
  })
  openedCategories?: NeedCategory[] | null;

  @Field(() => [PlaceBy], {
    nullable: true,
    description: 'Places below its own, 50 at most; null: all of its own 开放的下级地点',
  })
  openedPlaces?: PlaceBy[] | null;
}

@InputType({ description: '提出共建协议' })
export class ProposeAgreementInput extends OpeningInput {
  @IdOf('unit')
  unitId!: string;

  @Field(() => PlaceBy, {
    description: 'It opens this place and all below it, or what it names of it 开放地点',
  })
  place!: PlaceBy;

  @Field(() => String, { description: '1 to 100 characters 协议名称' })
  title!: string;

  @Field(() => GraphQLLocalDate)
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day 截止日' })
  validUntil!: string;

  @Field(() => AgreementDirection, { defaultValue: 'MUTUAL' })
  direction!: AgreementDirection;

  @Field(() => Side, {
    defaultValue: 'PLACE',
    description: 'The side that proposes; the other accepts 提出方',
  })
  proposedBy!: Side;

  @IdOf('decision', { nullable: true, description: DECISION })
  decisionId?: string | null;

  @IdOf('person', { nullable: true, description: SIGNER })
  signedById?: string | null;
}

@InputType({ description: '指定协议' })
export class AgreementInput extends CommandInput {
  @IdOf('agreement')
  agreementId!: string;

  @IdOf('person', { nullable: true, description: SIGNER })
  signedById?: string | null;
}

@InputType({ description: '协议与原因' })
export class AgreementReasonInput extends CommandInput {
  @IdOf('agreement')
  agreementId!: string;

  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

/** What of an agreement can be written anew; what is left out stays as it is. */
@InputType({ description: '修改协议草稿' })
export class ReviseAgreementInput extends OpeningInput {
  @IdOf('agreement')
  agreementId!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters 协议名称' })
  title?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '生效日' })
  validFrom?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day 截止日' })
  validUntil?: string | null;

  @Field(() => AgreementDirection, {
    nullable: true,
    description: 'Another one opens all that it can, unless lists are named 共建方向',
  })
  direction?: AgreementDirection | null;

  @IdOf('decision', { nullable: true, description: DECISION })
  decisionId?: string | null;

  @IdOf('person', { nullable: true, description: SIGNER })
  signedById?: string | null;
}

@InputType({ description: '提出协议修订' })
export class AmendAgreementInput extends ReviseAgreementInput {
  @Field(() => Side, {
    defaultValue: 'PLACE',
    description: 'The side that proposes the new version; the other accepts 提出方',
  })
  proposedBy!: Side;
}
