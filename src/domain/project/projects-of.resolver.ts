/** Projects as fields of what they are made of: needs, resources, people, units and places; and of what meetings say of them. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { scopeOf } from '../listing/scope.ts';
import { unitPage } from '../listing/unit-page.ts';
import type { Row } from '../../engine/loading/node.ts';
import { Matter } from '../meeting/matter.entity.ts';
import { matter } from '../meeting/meeting.noun.ts';
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
import { Project } from './project.entity.ts';
import type { ProjectRow } from './project.loaders.ts';
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

@Resolver(() => Matter)
export class MatterProjectResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Where you see it 项目' })
  project(@Root() { projectId }: Row<Matter>, @Ctx() { load }: HubContext) {
    return projectId && load.project.load(projectId);
  }
}

@Resolver(() => Project)
export class ProjectMattersResolver {
  @FieldResolver(() => matter.Connection, {
    description:
      'Where it was on the agenda of a joint meeting, or decided on; on which of these it rests, `decision` says 会议议题与议定事项',
  })
  matters(
    @Root() { id }: ProjectRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.mattersOfProject.load(id, paging);
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
