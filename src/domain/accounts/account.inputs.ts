/** What the commands on accounts, grants, tokens and reveals are given. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { RevealedField } from './revealed-field.ts';
import { Role } from '../../engine/access/roles.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { ANY, IdOf } from '../../engine/noun/named-id.ts';

@InputType({ description: '授权' })
export class GrantRoleInput extends CommandInput {
  @IdOf('account', { nullable: true, description: 'An account that there is 已有账号' })
  accountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Instead of `accountId`: a new account of this name, 1 to 80 characters 新账号名称',
  })
  accountName?: string | null;

  @Field(() => Role)
  role!: Role;

  @IdOf('place', { nullable: true, description: 'For every role but UNIT_LIAISON 地点' })
  placeId?: string | null;

  @IdOf('unit', { nullable: true, description: 'For UNIT_LIAISON 共建单位' })
  unitId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends 到期时间' })
  validUntil?: Date | null;
}

@InputType({ description: '终止授权' })
export class EndGrantInput extends CommandInput {
  @IdOf('grant')
  grantId!: string;
}

@InputType({ description: '签发令牌' })
export class CreateTokenInput extends CommandInput {
  @IdOf('account')
  accountId!: string;

  @Field(() => String, { description: 'What it is for, 1 to 80 characters 用途' })
  label!: string;

  @Field(() => Int, { defaultValue: 365, description: 'Days until it expires, 1 to 3650 有效天数' })
  days!: number;
}

@InputType({ description: '关联人员' })
export class SetAccountPersonInput extends CommandInput {
  @IdOf('account')
  accountId!: string;

  @IdOf('person', { nullable: true, description: 'Null: takes the link away 人员' })
  personId!: string | null;
}

@InputType({ description: '吊销令牌' })
export class RevokeTokenInput extends CommandInput {
  @IdOf('token')
  tokenId!: string;
}

@InputType({ description: '申请查看明文' })
export class RevealFieldInput extends CommandInput {
  @IdOf(ANY, {
    description: 'A Party organisation, a post, a unit, or what a history is of 对象',
  })
  objectId!: string;

  @Field(() => RevealedField)
  field!: RevealedField;

  @Field(() => String, { description: '5 to 500 characters; it is kept 查看原因' })
  reason!: string;
}
