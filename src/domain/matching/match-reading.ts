/**
 * Reads what is compared, under the viewer's policies: one statement for needs, one for resources, of one moment.
 * Invariant: no viewer but the leaders of a place reads what became of a unit's claims.
 */
import { dayOf } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { endsOf, within } from '../../engine/loading/part.ts';
import { rowsOf, waysOf } from '../../engine/loading/rows-of.ts';
import { type Condition, Sql } from '../../engine/loading/sql.ts';
import { either, pathsIn } from '../listing/areas.ts';
import { type ListScope, below } from '../listing/scope.ts';
import { type Rows, needsWithin } from '../need/needs-within.ts';
import { pathsAbove, rangeBelow } from '../place/path.ts';
import { all, needsText, resourcesText } from './match-sql.ts';
import { ledPaths } from './match-viewer.ts';
import type { AsOf, OpenNeed, OpenResource, UnitRecord } from './open-items.ts';

/** One more is read than is compared, so that it can be said where there are more. */
export interface Most {
  most: number;
}

const NAMED: Rows = { conditions: [] };

export function asOf(context: HubContext): AsOf {
  const now = context.now();
  return { today: dayOf(now), nowMs: now.getTime() };
}

/** Those of the scope that meet the conditions, the nearest deadline first; null: they are named by their ids. */
export async function readNeeds(
  context: HubContext,
  scope: ListScope | null,
  { most, conditions }: Most & { conditions: readonly Condition[] },
): Promise<OpenNeed[]> {
  const sql = new Sql();
  const { part, anyOf, conditions: reach } = scope ? await needsWithin(scope, context) : NAMED;
  const from = rowsOf('need', waysOf(anyOf, sql));
  const ends = part
    ? within(
        part,
        endsOf(part).map((end) => sql.value(end)),
      )
    : [];
  const where = [...ends, all([...reach, ...conditions, ...ofMatching(context)], sql)].join(
    ' and ',
  );
  const text = needsText(from, where, sql.value(most + 1));
  return context.reads.query<OpenNeed>({ name: 'matching.needs', text }, sql.values);
}

/** Of one who leads places and speaks for no unit, only needs in them are compared. */
function ofMatching({ viewer }: HubContext): Condition[] {
  return viewer.unitIds.length > 0 ? [] : [either(ledPaths(viewer).map(below))];
}

interface ResourcesAsked extends Most {
  conditions: readonly Condition[];
  /** Places that the viewer leads and whose needs are compared. */
  places: readonly string[];
}

type ResourceRow = Omit<OpenResource, 'record'> & { record: UnitRecord | null };

/** In the order of their ids. */
export async function readResources(
  context: HubContext,
  { most, conditions, places }: ResourcesAsked,
): Promise<OpenResource[]> {
  const sql = new Sql();
  const hasRecords = ledPaths(context.viewer).length > 0;
  const where = all([...conditions, ...ofOwn(context)], sql);
  const text = resourcesText(where, {
    hasRecords,
    places: sql.value(places),
    today: sql.value(dayOf(context.now())),
    limit: sql.value(most + 1),
  });
  const rows = await context.reads.query<ResourceRow>(
    { name: 'matching.resources', text },
    sql.values,
  );
  const none = { committed: 0, delivered: 0, noShows: 0 };
  return rows.map((row) => ({ ...row, record: hasRecords ? (row.record ?? none) : null }));
}

/** Who leads no place is shown what its own units offer. */
function ofOwn({ viewer }: HubContext): Condition[] {
  if (ledPaths(viewer).length > 0) return [];
  return [(sql) => `t.unit_id = any(${sql.value(viewer.unitIds)})`];
}

/** Resources that serve some of the place: offered for it, above it or below it. */
export function servingSomeOf(path: string): Condition {
  const isAbove = (sql: Sql) => `t.path = any(${sql.value(pathsAbove(path))})`;
  return either([below(path), isAbove]);
}

/** What of a place the viewer leads: what its units have agreed on elsewhere is known anyway. */
export function ledWithin({ viewer }: HubContext, path: string): readonly string[] {
  return pathsIn({ range: rangeBelow(path) }, ledPaths(viewer));
}
