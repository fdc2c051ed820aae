/** A project: needs and resources joined under a lead, decided on, funded, done, accepted and publicised. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Decision } from '../meeting/decision.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Place } from '../place/place.entity.ts';
import { ProjectFunder, ProjectKind, ProjectState } from './project.enums.ts';
import { BudgetLine, Milestone } from './project-parts.ts';

/** `progress` and the sums follow from milestones and lines; `unitIds` from its lead, its needs and its resources. */
@Entity({ tableName: 'project' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'An item of the projects list 项目',
})
export class Project extends Versioned {
  static readonly uses = {
    place: ['placeId'],
    lead: ['leadId'],
    leadUnit: ['leadUnitId'],
    decision: ['decisionId'],
    acceptedBy: ['acceptedById'],
    history: ['path'],
    allowedCommands: [
      ...['state', 'path', 'leadUnitId', 'plannedFen', 'funder', 'progress', 'acceptedAt'],
      ...['publicisedUntil', 'milestones'],
    ],
  };

  static readonly words = {
    title: 'STAFF_AND_UNITS',
    description: 'STAFF_AND_UNITS',
    reason: 'STAFF_AND_UNITS',
    milestones: 'STAFF_AND_UNITS',
    budget: 'STAFF_AND_UNITS',
    plannedFen: 'STAFF_AND_UNITS',
    spentFen: 'STAFF_AND_UNITS',
    funder: 'STAFF_AND_UNITS',
  } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '项目编号' })
  number!: string;

  @Property({ type: 'text' })
  @Field(() => ProjectKind)
  kind!: ProjectKind;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 名称' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 说明' })
  description!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => Person, { mapToPk: true })
  leadId!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  leadUnitId: string | null = null;

  /** They see it. */
  @Property({ type: 'array', columnType: 'text[]' })
  unitIds: Opt<string[]> = [];

  @ManyToOne(() => Decision, { mapToPk: true, nullable: true })
  decisionId: string | null = null;

  @Property({ type: 'json', columnType: 'jsonb' })
  @Field(() => [Milestone], {
    nullable: true,
    description: 'In their order; null for a screen 里程碑',
  })
  milestones: Opt<Milestone[]> = [];

  @Property({ type: 'smallint' })
  @Field(() => Int, {
    description: '0 to 100: the weights of the milestones that are done among all 完成进度',
  })
  progress: Opt<number> = 0;

  @Property({ type: 'json', columnType: 'jsonb' })
  @Field(() => [BudgetLine], {
    nullable: true,
    description: 'In their order; null for a screen 预算',
  })
  budget: Opt<BudgetLine[]> = [];

  @Property({ type: 'integer' })
  @Field(() => Int, {
    nullable: true,
    description: 'Of all lines, in fen; null for a screen 预算总额（分）',
  })
  plannedFen: Opt<number> = 0;

  @Property({ type: 'integer' })
  @Field(() => Int, {
    nullable: true,
    description: 'Of all lines, in fen; null for a screen 支出总额（分）',
  })
  spentFen: Opt<number> = 0;

  @Property({ type: 'text', nullable: true })
  @Field(() => ProjectFunder, {
    nullable: true,
    description: 'Null where it costs nothing, and for a screen 资金审批层级',
  })
  funder: ProjectFunder | null = null;

  @Property({ type: 'text' })
  @Field(() => ProjectState)
  state!: ProjectState;

  @Property({ type: 'text', nullable: true })
  @Field(() => ProjectState, {
    nullable: true,
    description: 'Where it goes on from once it is resumed 暂停前状态',
  })
  suspendedIn: ProjectState | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why it stands where it does; null for a screen 原因',
  })
  reason: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '备案时间' })
  filedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '开工时间' })
  startedAt: Date | null = null;

  @ManyToOne(() => Person, { mapToPk: true, nullable: true })
  acceptedById: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '验收时间' })
  acceptedAt: Date | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day; it is completed on a later one 公示截止日',
  })
  publicisedUntil: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '完成时间' })
  completedAt: Date | null = null;
}
