/** Projects as fields of what they are made of: needs, resources, people, units and places. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { scopeOf } from '../listing/scope.ts';
import { unitPage } from '../listing/unit-page.ts';
import { Decision } from '../meeting/decision.entity.ts';
import type { DecisionRow } from '../meeting/meeting.loaders.ts';
import { Need } from '../need/need.entity.ts';
import type { NeedRow } from '../need/need.loaders.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { PartnerUnitRow } from '../partnership/partnership.loaders.ts';
import type { PersonRow } from '../people/people.loaders.ts';
import { Person } from '../people/person.entity.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { ResourceRow } from '../resource/resource.resolver.ts';
import { PlaceProjectsArgs } from './project.args.ts';
import { project, projectList } from './project.noun.ts';

@Resolver(() => Need)
export class NeedProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'Those that it is or was joined to, the newest first 项目',
  })
  projects(
    @Root() { id }: NeedRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.projectsOfNeed.load(id, paging);
  }
}

@Resolver(() => Decision)
export class DecisionProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'Those that rest on it, the newest first 项目',
  })
  projects(
    @Root() { id }: DecisionRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.projectsOfDecision.load(id, paging);
  }
}

@Resolver(() => Resource)
export class ResourceProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'Those that use it or used it, the newest first 项目',
  })
  projects(
    @Root() { id }: ResourceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.projectsOfResource.load(id, paging);
  }
}

@Resolver(() => Person)
export class PersonProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'Those that it leads, the newest first 负责的项目',
  })
  projects(
    @Root() { id }: PersonRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.projectsOfPerson.load(id, paging);
  }
}

@Resolver(() => PartnerUnit)
export class UnitProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'Those that it leads, or that use its needs or its resources 项目清单',
  })
  projects(
    @Root() { id }: PartnerUnitRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.projectsOfUnit.load(id, paging);
  }
}

@Resolver(() => Place)
export class PlaceProjectsResolver {
  @FieldResolver(() => project.Connection, {
    description: 'The projects of this place and all below it, the newest first 项目清单',
  })
  async projects(
    @Root() place: PlaceRow,
    @Args(() => PlaceProjectsArgs) args: PlaceProjectsArgs,
    @Ctx() context: HubContext,
  ) {
    const scope = scopeOf(place, context.reads);
    const page = await unitPage(context, scope, args, {
      ...projectList.way,
      fields: projectList.fields,
    });
    return context.load.projects.load(page);
  }
}
