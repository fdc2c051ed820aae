/** What the commands on projects are given. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../engine/noun/command-input.ts';
import { IdOf } from '../../engine/noun/named-id.ts';
import { PlaceBy } from '../place/place.inputs.ts';
import { ProjectKind } from './project.enums.ts';
import { BudgetLineInput, MilestoneInput } from './project-parts.inputs.ts';

@InputType({ description: '提出项目' })
export class ProposeProjectInput extends CommandInput {
  @Field(() => PlaceBy, { description: 'Whose project it is 所在地点' })
  place!: PlaceBy;

  @Field(() => ProjectKind, { defaultValue: 'ORDINARY' })
  kind!: ProjectKind;

  @Field(() => String, { description: '1 to 80 characters, no number of a person 名称' })
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: '2000 characters at most, no number of a person 说明',
  })
  description!: string;

  @IdOf('person', { description: 'Of a SECRETARY project a secretary in office 负责人' })
  leadId!: string;

  @IdOf('unit', {
    nullable: true,
    description: 'The unit that leads it; left out: its place 牵头单位',
  })
  leadUnitId?: string | null;

  @Field(() => [MilestoneInput], {
    defaultValue: [],
    description: '20 at most, one before it is filed 里程碑',
  })
  milestones!: MilestoneInput[];

  @Field(() => [BudgetLineInput], {
    defaultValue: [],
    description: '20 at most; none: it costs nothing 预算',
  })
  budget!: BudgetLineInput[];
}

@InputType({ description: '指定项目' })
export class ProjectInput extends CommandInput {
  @IdOf('project')
  projectId!: string;
}

@InputType({ description: '项目与原因' })
export class ProjectReasonInput extends ProjectInput {
  @Field(() => String, { description: '1 to 500 characters 原因' })
  reason!: string;
}

@InputType({ description: 'What is left out stays as it is 修改项目' })
export class AmendProjectInput extends ProjectInput {
  @Field(() => ProjectKind, { nullable: true })
  kind?: ProjectKind | null;

  @Field(() => String, {
    nullable: true,
    description: '1 to 80 characters, no number of a person 名称',
  })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '2000 characters at most, no number of a person 说明',
  })
  description?: string | null;

  @IdOf('person', { nullable: true, description: '负责人' })
  leadId?: string | null;

  @IdOf('unit', { nullable: true, description: 'Null: its place leads it 牵头单位' })
  leadUnitId?: string | null;

  @Field(() => [MilestoneInput], {
    nullable: true,
    description: 'All of them; 20 at most, one before it is filed 里程碑',
  })
  milestones?: MilestoneInput[] | null;

  @Field(() => [BudgetLineInput], { nullable: true, description: 'All lines; 20 at most 预算' })
  budget?: BudgetLineInput[] | null;
}

@InputType({ description: '更换负责人' })
export class ReplaceProjectLeadInput extends ProjectReasonInput {
  @IdOf('person', {
    description:
      'Of the unit that leads, where one does; of a SECRETARY project a secretary in office 新负责人',
  })
  leadId!: string;
}

@InputType({ description: '议定项目' })
export class DeliberateProjectInput extends ProjectInput {
  @IdOf('decision', {
    description: 'Of a meeting of a committee at the project’s place or above it 议定事项',
  })
  decisionId!: string;
}

@InputType({ description: '项目与需求' })
export class ProjectNeedInput extends ProjectInput {
  @IdOf('need')
  needId!: string;
}

@InputType({ description: '项目与资源' })
export class ProjectResourceInput extends ProjectInput {
  @IdOf('resource')
  resourceId!: string;
}

@InputType({ description: '报告里程碑完成' })
export class ReportMilestoneInput extends ProjectInput {
  @Field(() => Int, { description: 'Which one 序号' })
  number!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'No day to come; left out: today 完成日',
  })
  doneOn?: string | null;
}

@InputType({ description: '报告支出' })
export class ReportSpendingInput extends ProjectInput {
  @Field(() => Int, { description: 'Which line 序号' })
  number!: number;

  @Field(() => Int, {
    description: 'All that was spent of it, in fen; no more than planned 累计支出（分）',
  })
  spentFen!: number;
}
