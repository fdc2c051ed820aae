/** A figure as it is shown: what was reported beside what the rows say. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { FigureAgreement, FigureMetric } from './figure.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A figure of a place: as it was last reported, beside what the records say now 数据比对',
})
export class Figure {
  @Field(() => FigureMetric)
  metric!: FigureMetric;

  @Field(() => String, { description: '计量单位' })
  unit!: string;

  @Field(() => Int, { nullable: true, description: 'From the records 计算值' })
  computed!: number | null;

  @Field(() => GraphQLDateTime, { description: 'At which moment 计算时间' })
  computedAt!: Date;

  @Field(() => FigureAgreement)
  agreement!: FigureAgreement;

  @Field(() => String, { nullable: true, description: 'Why it is not computable 无法计算的原因' })
  whyNot!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The document that shows the rows behind it; who sees fewer of them counts fewer 计算所用的查询',
  })
  computedBy!: string | null;

  placeId!: string;
  reportId!: string | null;
}
