/**
 * What is joined to a project, and which units it concerns by that. Joining moves neither a need nor a resource.
 * Invariant: a need is joined to one open project at a time, under the lock of the need.
 */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Need } from '../need/need.entity.ts';
import { OPEN_NEED_STATES } from '../need/need.enums.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { Project } from './project.entity.ts';
import type { ProjectNeedInput, ProjectResourceInput } from './project.inputs.ts';
import { ProjectNeed, ProjectResource } from './project-joined.entity.ts';

/** @throws CONFLICT for a need that is of another place, no longer open, or joined to an open project */
export async function joinNeed(
  context: CommandContext,
  row: Project,
  { needId }: ProjectNeedInput,
): Promise<void> {
  const need = await context.lock(Need, needId, 'input.needId');
  if (!need.path.startsWith(row.path)) {
    throw HubError.conflict(`${need.number} arose neither at the project's place nor below it.`);
  }
  if (!(OPEN_NEED_STATES as readonly string[]).includes(need.state)) {
    throw HubError.conflict(`${need.number} is ${need.state}: no project is needed for it.`);
  }
  const joined = await context.em.findOne(ProjectNeed, { needId, isCurrent: true });
  if (joined) throw HubError.conflict(`${need.number} is joined to an open project already.`);
  const one = { id: newId('project_need'), projectId: row.id, needId, createdAt: context.now };
  context.em.persist(Object.assign(new ProjectNeed(), one));
  await nameUnits(context, row, need.unitId);
}

/** @throws CONFLICT for one that is not joined to it */
export async function removeNeed(
  context: CommandContext,
  row: Project,
  { needId }: ProjectNeedInput,
): Promise<void> {
  const joined = await context.em.findOne(ProjectNeed, { projectId: row.id, needId });
  if (!joined) throw HubError.conflict('This need is not joined to the project.');
  await context.em.remove(joined).flush();
  await nameUnits(context, row);
}

/** @throws CONFLICT for a resource that is not on the list, does not serve the project's place, or is joined already */
export async function joinResource(
  context: CommandContext,
  row: Project,
  { resourceId }: ProjectResourceInput,
): Promise<void> {
  const resource = await context.find(Resource, resourceId, 'input.resourceId');
  if (resource.state !== 'LISTED' && resource.state !== 'EXHAUSTED') {
    throw HubError.conflict(`${resource.number} is ${resource.state}: it is not on the list.`);
  }
  if (!resource.path.startsWith(row.path) && !row.path.startsWith(resource.path)) {
    throw HubError.conflict(`${resource.number} does not serve the project's place.`);
  }
  if (await context.em.findOne(ProjectResource, { projectId: row.id, resourceId })) {
    throw HubError.conflict(`${resource.number} is joined already.`);
  }
  const ids = { id: newId('project_resource'), projectId: row.id, resourceId };
  context.em.persist(Object.assign(new ProjectResource(), ids, { createdAt: context.now }));
  await nameUnits(context, row, resource.unitId);
}

/** @throws CONFLICT for one that is not joined to it */
export async function removeResource(
  context: CommandContext,
  row: Project,
  { resourceId }: ProjectResourceInput,
): Promise<void> {
  const joined = await context.em.findOne(ProjectResource, { projectId: row.id, resourceId });
  if (!joined) throw HubError.conflict('This resource is not joined to the project.');
  await context.em.remove(joined).flush();
  await nameUnits(context, row);
}

/** The units that see it: which leads it, whose needs it meets, whose resources it uses; `more` is about to be joined. */
export async function nameUnits(
  context: CommandContext,
  row: Project,
  more: string | null = null,
): Promise<void> {
  const { needs, resources } = await joinedTo(context, row);
  const all = [row.leadUnitId, more, ...needs, ...resources].filter((id) => id !== null);
  row.unitIds = [...new Set(all)].toSorted();
}

/** The units whose claims it carries: which leads it, and those whose resources it uses. */
export async function carriers(context: CommandContext, row: Project): Promise<string[]> {
  const { resources } = await joinedTo(context, row);
  return [...(row.leadUnitId === null ? [] : [row.leadUnitId]), ...resources];
}

/** Units of the needs and of the resources that are joined. */
async function joinedTo({ em }: CommandContext, { id: projectId }: Project) {
  const needIds = (await em.find(ProjectNeed, { projectId })).map(({ needId }) => needId);
  const ids = (await em.find(ProjectResource, { projectId })).map((one) => one.resourceId);
  const needs = await em.find(Need, { id: { $in: needIds } });
  const resources = await em.find(Resource, { id: { $in: ids } });
  return {
    needs: needs.map(({ unitId }) => unitId),
    resources: resources.map(({ unitId }) => unitId),
  };
}
