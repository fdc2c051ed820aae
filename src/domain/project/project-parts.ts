/** Parts of a project that are kept with it: its milestones and the lines of its budget, each by its number from 1. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { BudgetSource } from './project.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A step of a project that is due on a day 里程碑',
})
export class Milestone {
  @Field(() => Int, { description: 'From 1, in their order 序号' })
  number!: number;

  @Field(() => String, { description: '名称' })
  title!: string;

  @Field(() => GraphQLLocalDate, { description: '计划完成日' })
  dueOn!: string;

  @Field(() => Int, { description: 'Its share of the progress beside the others 权重' })
  weight!: number;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'As reported 完成日' })
  doneOn!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a project costs for one purpose, and who pays 预算明细',
})
export class BudgetLine {
  @Field(() => Int, { description: 'From 1, in their order 序号' })
  number!: number;

  @Field(() => String, { description: '用途' })
  purpose!: string;

  @Field(() => BudgetSource)
  source!: BudgetSource;

  unitId!: string | null;

  @Field(() => Int, { description: 'In fen 预算金额（分）' })
  plannedFen!: number;

  @Field(() => Int, { description: 'In fen, as reported 已支出金额（分）' })
  spentFen!: number;
}
