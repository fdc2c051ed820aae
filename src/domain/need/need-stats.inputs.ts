/** What statistics of needs are asked with. */
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType } from 'type-graphql';
import { needFilter } from './need.filter.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { NeedDimension, TimeBucket, NeedMoment } from './need-stats.enums.ts';

@InputType({ description: '统计时段' })
export class PeriodInput {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this moment on 起始时间' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Up to this moment, exclusive 截止时间',
  })
  to?: Date | null;

  @Field(() => NeedMoment, { defaultValue: 'CREATED' })
  by!: NeedMoment;
}

@ArgsType()
export class NeedStatsArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => needFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [NeedDimension], { description: 'May be empty where there is a bucket 分组维度' })
  groupBy!: NeedDimension[];

  @Field(() => TimeBucket, { nullable: true })
  bucket?: TimeBucket | null;

  @Field(() => PeriodInput, { nullable: true })
  period?: PeriodInput | null;
}
