/** What the commands on bodies, their terms and brands are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { ANY, IdOf } from '../../engine/noun/named-id.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { CivicBodyKind } from './civic-body.entity.ts';

@InputType({ description: '设立自治组织' })
export class EstablishCivicBodyInput extends CommandInput {
  @Field(() => PlaceBy, {
    description:
      'A community for residents, a village for villagers, either or one of its grids for owners 所在地点',
  })
  place!: PlaceBy;

  @Field(() => CivicBodyKind)
  kind!: CivicBodyKind;

  @Field(() => String, { description: '1 to 100 characters 名称' })
  name!: string;
}

@InputType({ description: '撤销自治组织' })
export class DissolveCivicBodyInput extends CommandInput {
  @IdOf('civic')
  civicBodyId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day without it; left out: today 撤销日',
  })
  on?: string | null;
}

@InputType({ description: '设定品牌' })
export class SetBrandInput extends CommandInput {
  @IdOf('party', { description: 'A street’s or a community’s Party organisation 党组织' })
  partyOrganisationId!: string;

  @Field(() => String, {
    nullable: true,
    description: '1 to 60 characters; null takes the brand away 品牌名称',
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: '1 to 200 characters 品牌主题' })
  theme?: string | null;
}

@InputType({ description: '开始新一届' })
export class BeginTermInput extends CommandInput {
  @IdOf(ANY, { description: 'A Party organisation or a civic body 组织机构' })
  bodyId!: string;

  @Field(() => Int, { description: '1 to 999; the next after the last 第几届' })
  number!: number;

  @Field(() => GraphQLLocalDate, { description: 'Its first day 任期起始日' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'Its last day 任期截止日' })
  validUntil!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '计划换届日' })
  plannedElection?: string | null;
}

@InputType({ description: 'What is left out stays as it is 修改届次' })
export class AmendTermInput extends CommandInput {
  @IdOf('term')
  termId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Its last day 任期截止日' })
  validUntil?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Null takes it away 计划换届日',
  })
  plannedElection?: string | null;
}
