/** What seats, meetings and decisions are asked for by. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { DecisionFilter, MeetingFilter, decisionOrder, meetingOrder } from './meeting-list.ts';

@ArgsType()
export class SeatsArgs extends PagingArgs {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Those in force on that day; left out: all that there were 日期',
  })
  at?: string | null;
}

@ArgsType()
export class MeetingsArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => MeetingFilter, { nullable: true })
  filter?: object | null;

  @Field(() => [meetingOrder.Order], {
    nullable: true,
    description: 'Newest first if left out 排序',
  })
  orderBy?: OrderInput[] | null;
}

@ArgsType()
export class DecisionsArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => DecisionFilter, { nullable: true })
  filter?: object | null;

  @Field(() => [decisionOrder.Order], {
    nullable: true,
    description: 'Newest first if left out 排序',
  })
  orderBy?: OrderInput[] | null;
}
