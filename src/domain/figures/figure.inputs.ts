/** What the commands on reports of figures are given, and what figures are asked for by. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { FigureMetric, FigureQualifier } from './figure.enums.ts';

@ArgsType()
export class FiguresArgs {
  @Field(() => PlaceBy, {
    nullable: true,
    description:
      'A district, or a place in one; left out: the district, where the hub has one alone 地点',
  })
  of?: PlaceBy | null;

  @Field(() => String, { nullable: true, description: 'Reports of this source alone 来源' })
  source?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last reports up to this day; what is computed is of now 截至日期',
  })
  asOf?: string | null;
}

@InputType({ description: '上报数据' })
export class ReportFigureInput extends CommandInput {
  @Field(() => PlaceBy, { description: '地点' })
  place!: PlaceBy;

  @Field(() => FigureMetric)
  metric!: FigureMetric;

  @Field(() => Int, { description: '0 or more 数值' })
  value!: number;

  @Field(() => FigureQualifier, { defaultValue: 'EQ' })
  qualifier!: FigureQualifier;

  @Field(() => GraphQLLocalDate, { description: 'Of which day it tells; not to come 数据日期' })
  reportedOn!: string;

  @Field(() => String, { description: '1 to 100 characters 来源' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'Up to 300 characters 原文' })
  phrase?: string | null;
}

@InputType({ description: '确认上报数据' })
export class FigureReportInput extends CommandInput {
  @IdOf('figure_report')
  figureReportId!: string;
}

@InputType({ description: '撤回上报数据' })
export class FigureReportReasonInput extends FigureReportInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}
