/** What a need is reported and amended with. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { PlaceBy } from '../place/place.inputs.ts';
import { NeedCategory } from '../listing/category.ts';
import { NeedScale, NeedUrgency, NeedVisibility } from './need.enums.ts';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';

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

  @Field(() => String, { nullable: true, description: '标题' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: '说明' })
  description?: string | null;

  @Field(() => NeedCategory, { nullable: true })
  category?: NeedCategory | null;

  @Field(() => NeedScale, { nullable: true })
  scale?: NeedScale | null;

  @Field(() => NeedUrgency, { nullable: true })
  urgency?: NeedUrgency | null;

  @Field(() => NeedVisibility, { nullable: true })
  visibility?: NeedVisibility | null;

  @Field(() => Int, { nullable: true, description: '数量' })
  quantity?: number | null;

  @Field(() => String, { nullable: true, description: '计量单位' })
  unitOfMeasure?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  deadline?: Date | null;
}
