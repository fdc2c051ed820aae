/** Milestones and lines of a budget as they are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { IdOf } from '../../engine/noun/named-id.ts';
import { BudgetSource } from './project.enums.ts';

@InputType({ description: '里程碑' })
export class MilestoneInput {
  @Field(() => String, { description: '1 to 80 characters, no number of a person 名称' })
  title!: string;

  @Field(() => GraphQLLocalDate, { description: '计划完成日' })
  dueOn!: string;

  @Field(() => Int, { defaultValue: 1, description: '1 to 100, beside the others 权重' })
  weight!: number;
}

@InputType({ description: '预算明细' })
export class BudgetLineInput {
  @Field(() => String, { description: '1 to 80 characters, no number of a person 用途' })
  purpose!: string;

  @Field(() => BudgetSource)
  source!: BudgetSource;

  @IdOf('unit', {
    nullable: true,
    description:
      'Which pays, where the source is UNIT: one that leads the project, takes part in it or has an agreement there 出资单位',
  })
  unitId?: string | null;

  @Field(() => Int, { description: 'In fen, at least 1 预算金额（分）' })
  plannedFen!: number;
}
