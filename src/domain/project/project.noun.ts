/** Projects, the third of the lists: what was joined, decided, paid and done. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { Change } from '../../engine/live/change.ts';
import type { JournalRow } from '../../engine/loading/filter.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { one } from '../../engine/loading/relation-of.ts';
import { listOf } from '../listing/list.ts';
import { stateClass } from '../listing/state-class.ts';
import { relatedUnit } from '../partnership/unit.filter.ts';
import { Project } from './project.entity.ts';
import { PROJECT_STATE_CLASSES, ProjectKind, ProjectState } from './project.enums.ts';

export const project = defineNoun({
  kind: 'project',
  plural: 'projects',
  entity: Project,
  key: 'number',
  letter: 'P',
  states: ProjectState,
  terms: { noun: '项目', list: '项目清单' },
  through: ['Query.projects', 'Place.projects'],
});

export const projectList = listOf({
  noun: project,
  description: 'The projects list, the newest first 项目清单',
  filter: {
    state: ProjectState,
    stateClass: stateClass(PROJECT_STATE_CLASSES),
    kind: ProjectKind,
    progress: 'integer',
    leadUnitId: 'id',
    leadUnit: one(relatedUnit, 'lead_unit_id', 'By the unit that leads it 牵头单位'),
    filedAt: 'moment',
    startedAt: 'moment',
    acceptedAt: 'moment',
    completedAt: 'moment',
    createdAt: 'moment',
    updatedAt: 'moment',
  },
  way: {
    ofUnits: (units) => [concerning(units)],
    ofScope: (unit) => concerning([unit]),
    opened: null,
    hasAreas: false,
  },
  belongs,
});

/** Which its units lead, whose needs it meets or whose resources it uses. */
function concerning(units: readonly string[]): Condition {
  return (sql) => `t.id in (${projectsOf(sql.value(units))})`;
}

/**
 * As SQL, their ids: of other units than the viewer's own, what they take part in is known to the staff of the project's place
 * alone; others know who leads it.
 */
export function projectsOf(units: string): string {
  return `select r.id from project r where r.id in (select projects_of(${units})) and (r.lead_unit_id = any(${units})
    or ${units} <@ (select scope_units())::text[] or r.path ^@ any ((select scope_staff())::text[])
    or (r.path >= (select scope_from()) and r.path < (select scope_to())))`;
}

function belongs(
  { before, after }: Change,
  unitIds: readonly unknown[],
  { viewer }: HubContext,
): boolean {
  const isKnown = (id: unknown, row: JournalRow) =>
    row['lead_unit_id'] === id ||
    viewer.unitIds.includes(String(id)) ||
    viewer.isStaffOf(String(row['path']));
  return [before, after].some((row) => {
    const concerned = row?.['unit_ids'];
    if (!row || !Array.isArray(concerned)) return false;
    return concerned.some((id) => unitIds.includes(id) && isKnown(id, row));
  });
}

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'project', 'projects', Project> {}
}

declare module '../../engine/execution/settings.ts' {
  interface Settings {
    /** The street funds what costs no more, in fen; the district what does. */
    projectStreetFen: number;
    /** How long what is done is publicised, the first and the last day included. */
    publicityDays: number;
  }
}
