/** How lists of needs are ordered. */
import { Field, InputType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { OrderDirection } from '../../engine/loading/order.ts';

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
