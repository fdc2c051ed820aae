/** Fields of a project that are no columns. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Decision } from '../meeting/decision.entity.ts';
import { need } from '../need/need.noun.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Place } from '../place/place.entity.ts';
import { resource } from '../resource/resource.noun.ts';
import { Project } from './project.entity.ts';
import type { ProjectRow } from './project.loaders.ts';
import { BudgetLine } from './project-parts.ts';

@Resolver(() => Project)
export class ProjectResolver {
  @FieldResolver(() => Place, {
    description: 'A screen sees the community, nothing finer 所在地点',
  })
  place(@Root() { placeId }: ProjectRow, @Ctx() { load }: HubContext) {
    return load.place.load(placeId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Null where you do not see the person, as screens do not 负责人',
  })
  lead(@Root() { leadId }: ProjectRow, @Ctx() { load }: HubContext) {
    return load.person.load(leadId);
  }

  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'Null: its place leads it 牵头单位',
  })
  leadUnit(@Root() { leadUnitId }: ProjectRow, @Ctx() { load }: HubContext) {
    return leadUnitId && load.unit.load(leadUnitId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Another than its lead; null where you do not see the person 验收人',
  })
  acceptedBy(@Root() { acceptedById }: ProjectRow, @Ctx() { load }: HubContext) {
    return acceptedById && load.person.load(acceptedById);
  }

  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'On which it rests; null where you do not see the meeting 议定事项',
  })
  decision(@Root() { decisionId }: ProjectRow, @Ctx() { load }: HubContext) {
    return decisionId && load.decision.load(decisionId);
  }

  @FieldResolver(() => need.Connection, {
    description: 'Those of its needs that you see, the oldest first 关联需求',
  })
  needs(
    @Root() { id }: ProjectRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.needsOfProject.load(id, paging);
  }

  @FieldResolver(() => resource.Connection, {
    description: 'Those of its resources that you see, the oldest first 关联资源',
  })
  resources(
    @Root() { id }: ProjectRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.resourcesOfProject.load(id, paging);
  }
}

@Resolver(() => BudgetLine)
export class BudgetLineResolver {
  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'Which pays, where the source is UNIT 出资单位',
  })
  unit(@Root() { unitId }: Readonly<BudgetLine>, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }
}
