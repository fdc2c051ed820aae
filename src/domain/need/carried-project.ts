/**
 * The open project that a need is joined to, when the need is merged. Projects are a list above this one, and their rows are
 * changed as `mergePersons` changes them: without a step, as another version.
 */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Need } from './need.entity.ts';

/** Commands on a project lock it before its needs: so it is locked here, too. */
export async function holdProjects(
  { em }: CommandContext,
  needIds: readonly string[],
): Promise<void> {
  await em.execute(
    `/* need.holdProjects */ select p.id from project p
     where p.id in (select j.project_id from project_need j where j.need_id in (?, ?) and j.is_current)
     order by p.id for update`,
    [...needIds],
  );
}

/**
 * Joined from now on is the need that stays; not where that is joined already, there or to another open project, or lies
 * outside of the project's place: then nothing is. The project concerns the units of what is joined then.
 */
export async function carryProject(
  { em, now }: CommandContext,
  { id: from }: Need,
  { id: to, path }: Need,
): Promise<void> {
  const [joined] = await em.execute<{ id: string; projectId: string }[]>(
    `/* need.projectOf */ select id, project_id as "projectId" from project_need where need_id = ? and is_current`,
    [from],
  );
  if (!joined) return;
  const carried = await em.execute<object[]>(
    `/* need.carryProject */ update project_need j set need_id = ? from project p
     where j.id = ? and p.id = j.project_id and starts_with(?, p.path) and not exists (
       select from project_need o where o.need_id = ? and (o.is_current or o.project_id = j.project_id))
     returning j.id`,
    [to, joined.id, path, to],
  );
  if (carried.length === 0) {
    await em.execute('/* need.dropProject */ delete from project_need where id = ?', [joined.id]);
  }
  await em.execute(
    `/* need.nameUnits */ update project p set updated_at = greatest(?, p.updated_at + interval '1 ms'), unit_ids = array(
       select p.lead_unit_id where p.lead_unit_id is not null
       union select n.unit_id from project_need j join need n on n.id = j.need_id
         where j.project_id = p.id and n.unit_id is not null
       union select r.unit_id from project_resource j join resource r on r.id = j.resource_id where j.project_id = p.id
       order by 1)
     where p.id = ?`,
    [now, joined.projectId],
  );
}
