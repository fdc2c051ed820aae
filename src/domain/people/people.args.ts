/** What people and appointments are asked for by. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, ID } from 'type-graphql';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { CivicBodyKind } from '../organisation/civic-body.entity.ts';
import { PartyOrganisationKind } from '../organisation/party-organisation.entity.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { Post } from './appointment.enums.ts';
import { personFilter, personOrder } from './people.filter.ts';

@ArgsType()
export class AppointmentsArgs extends PagingArgs {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Those in force on that day; left out: all that there were 日期',
  })
  at?: string | null;

  @Field(() => Post, { nullable: true })
  post?: Post | null;
}

@ArgsType()
export class PlacePeopleArgs extends PagingArgs {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Who held a post there on that day; left out: today, if `post` is given 日期',
  })
  at?: string | null;

  @Field(() => Post, {
    nullable: true,
    description:
      'Who held it there: a post is where its body, building or grid is, whosever person holds it; left out: any post or none 职务',
  })
  post?: Post | null;
}

@ArgsType()
export class PeopleArgs extends PlacePeopleArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => personFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [personOrder.Order], {
    nullable: true,
    description: 'Newest first if left out 排序',
  })
  orderBy?: OrderInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the name; of those alone whose name you read plain 姓名',
  })
  name?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Bodies, five at most: who has a post in each of them at once 同时任职的组织',
  })
  seatedIn?: string[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Of the people of your places: who has led no secretary project since that day, there or anywhere else, whenever it was proposed; cancelled ones do not count 未领办书记项目',
  })
  leadsNothingSince?: string | null;

  @Field(() => [PartyOrganisationKind], {
    nullable: true,
    description: 'Who has a post in a Party organisation of one of these kinds 任职党组织类别',
  })
  inParty?: PartyOrganisationKind[] | null;

  @Field(() => [CivicBodyKind], {
    nullable: true,
    description:
      'Who has a post in a civic body of one of these kinds; with `inParty`: in both at once 任职自治组织类别',
  })
  inCivic?: CivicBodyKind[] | null;
}
