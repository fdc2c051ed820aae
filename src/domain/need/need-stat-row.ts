/** A group of needs in the statistics. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NeedCategory } from '../listing/category.ts';
import { NeedScale, NeedState, NeedUrgency } from './need.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A group of needs: the fields it is grouped by are set 需求统计',
})
export class NeedStatRow {
  @Field(() => NeedState, { nullable: true })
  state!: NeedState | null;

  @Field(() => NeedCategory, { nullable: true })
  category!: NeedCategory | null;

  @Field(() => NeedUrgency, { nullable: true })
  urgency!: NeedUrgency | null;

  @Field(() => NeedScale, { nullable: true })
  scale!: NeedScale | null;

  streetId!: string | null;
  communityId!: string | null;
  unitId!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the bucket begins 时段起点' })
  bucket!: Date | null;

  @Field(() => Int, { description: '件数' })
  count!: number;

  @Field(() => Int, { description: 'Open and past their deadline 超时件数' })
  overdue!: number;

  @Field(() => Float, { nullable: true, description: 'Null where none is rated 平均评价' })
  averageRating!: number | null;
}
