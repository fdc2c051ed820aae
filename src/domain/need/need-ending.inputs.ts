/** What needs are merged, shelved, closed and opened again with. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { IdOf } from '../../engine/noun/named-id.ts';
import { NeedInput, NeedReasonInput } from './need.inputs.ts';

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
