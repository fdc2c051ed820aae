/** What the commands on needs are given, and how lists of needs are ordered. */
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { OrderDirection } from '../../engine/loading/order.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { NeedCategory } from '../listing/category.ts';
import { NeedScale, NeedUrgency, NeedVisibility } from './need.enums.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

export const NeedOrderField = defineEnum(
  'NeedOrderField',
  'What needs can be ordered by 排序字段',
  {
    CREATED_AT: '创建时间',
    UPDATED_AT: '更新时间',
    DEADLINE: '办理时限',
    NUMBER: '需求编号',
    QUANTITY: '数量',
  },
);
export type NeedOrderField = keyof typeof NeedOrderField;

@InputType({ description: '需求排序' })
export class NeedOrder {
  @Field(() => NeedOrderField)
  field!: NeedOrderField;

  @Field(() => OrderDirection, { defaultValue: 'DESC' })
  direction!: OrderDirection;
}

@InputType({ description: 'Which need: exactly one of the two 指定需求' })
export class NeedBy {
  @IdOf('need', { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  number?: string | null;
}

@InputType({ description: '上报需求' })
export class ReportNeedInput extends CommandInput {
  @Field(() => PlaceBy, { description: 'Where it arises 所在地点' })
  place!: PlaceBy;

  @IdOf('unit', {
    nullable: true,
    description: 'The partner unit that raises it; left out: the place 提出单位',
  })
  unitId?: string | null;

  @Field(() => String, { description: '1 to 80 characters 标题' })
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: '2000 characters at most; names no resident 说明',
  })
  description!: string;

  @Field(() => NeedCategory)
  category!: NeedCategory;

  @Field(() => NeedScale, { defaultValue: 'ORDINARY' })
  scale!: NeedScale;

  @Field(() => NeedUrgency, { defaultValue: 'ORDINARY' })
  urgency!: NeedUrgency;

  @Field(() => NeedVisibility, { defaultValue: 'PARTNERS' })
  visibility!: NeedVisibility;

  @Field(() => Int, { defaultValue: 1, description: '数量' })
  quantity!: number;

  @Field(() => String, { defaultValue: '件', description: '计量单位' })
  unitOfMeasure!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Left out: by urgency, 2 h, 24 h, 7 days or 15 days 办理时限',
  })
  deadline?: Date | null;
}

@InputType({ description: 'What is left out stays as it is 修改需求' })
export class AmendNeedInput extends CommandInput {
  @IdOf('need')
  needId!: string;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => NeedCategory, { nullable: true })
  category?: NeedCategory | null;

  @Field(() => NeedScale, { nullable: true })
  scale?: NeedScale | null;

  @Field(() => NeedUrgency, { nullable: true })
  urgency?: NeedUrgency | null;

  @Field(() => NeedVisibility, { nullable: true })
  visibility?: NeedVisibility | null;

  @Field(() => Int, { nullable: true })
  quantity?: number | null;

  @Field(() => String, { nullable: true })
  unitOfMeasure?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  deadline?: Date | null;
}

@InputType({ description: 'A need, and nothing more to say 指定需求' })
export class NeedInput extends CommandInput {
  @IdOf('need')
  needId!: string;
}

@InputType({ description: '列入清单' })
export class ListNeedInput extends NeedInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether screens show its title; left out: they do not 标题公开',
  })
  isPublic?: boolean | null;
}

@InputType({ description: '调整公开范围' })
export class NeedVisibilityInput extends NeedInput {
  @Field(() => NeedVisibility)
  visibility!: NeedVisibility;
}

@InputType({ description: 'A need, and why 需求与原因' })
export class NeedReasonInput extends NeedInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

@InputType({ description: '合并需求' })
export class MergeNeedInput extends NeedInput {
  @IdOf('need', { description: 'The need that goes on for both 并入的需求' })
  intoId!: string;
}

@InputType({ description: '挂账' })
export class ShelveNeedInput extends NeedReasonInput {
  @Field(() => GraphQLLocalDate, {
    description: 'When it is looked at again, a day after today 复核日期',
  })
  reviewOn!: string;
}

@InputType({ description: 'A need whose delivery does not stand 未通过的部分' })
export class StillOpenInput extends NeedReasonInput {
  @Field(() => Int, { description: 'How much is still open 仍需数量' })
  quantityOpen!: number;
}

@InputType({ description: '办结需求' })
export class CloseNeedInput extends NeedInput {
  @Field(() => Int, { nullable: true, description: '1 to 5; left out: unrated 评价' })
  rating?: number | null;
}
