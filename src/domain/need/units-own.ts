/** What is a unit's own of needs: those that it raised and those that it claimed, however many. */
import { PART_FROM, PART_TO, type Range } from '../../engine/loading/part.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import type { RowWay } from '../../engine/loading/rows-of.ts';
import type { Condition, Sql } from '../../engine/loading/sql.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { MOST_WAYS } from '../listing/reach.ts';
import type { ListScope } from '../listing/scope.ts';

/** Of a unit's own this many are read and sorted where they come in no order; at a nation's 6,900 walking the list is as dear. */
const MOST_GONE_THROUGH = 3_000;

/** The viewer's own units, where the list is of what is theirs and of nothing else; undefined elsewhere. */
export function ownUnits(
  { unitId, mine }: ListScope,
  { viewer: { unitIds } }: HubContext,
): readonly string[] | undefined {
  if (unitId !== undefined) return unitIds.includes(unitId) ? [unitId] : undefined;
  return mine && mine.paths.length === 0 && unitIds.length > 0 ? unitIds : undefined;
}

/** Unit by unit in the order of the list; many are looked up together. */
export function ownOf(units: readonly string[]): RowWay[] {
  if (units.length <= MOST_WAYS) return units.map(inOrder);
  return [
    (sql) =>
      `t.id in (select u.need_id from unit_need u where u.unit_id = any(${sql.value(units)}))`,
  ];
}

function inOrder(unit: string): RowWay {
  return {
    table: 'unit_need u',
    on: (sql) => `u.need_id = t.id and u.unit_id = ${sql.value(unit)}`,
    columns: { created_at: 'u.created_at', id: 'u.need_id' },
  };
}

/** In the range, or the part that the list is of, by unit and place: what they have elsewhere is not gone through. */
export function ownInPart(units: readonly string[], range?: Range): RowWay[] {
  const within = (path: string, sql: Sql) =>
    range
      ? `${path} >= ${sql.value(range.from)} and ${path} < ${sql.value(range.to)}`
      : `${path} >= ${PART_FROM} and ${path} < ${PART_TO}`;
  const claimed: Condition = (sql) =>
    `select c.need_id from claim c where c.unit_id = any(${sql.value(units)}) and ${within('c.path', sql)}`;
  return [
    (sql) => `t.unit_id = any(${sql.value(units)}) and ${within('t.path', sql)}`,
    // As an array they are looked up; whether a row is none of them is asked of a hash.
    {
      where: (sql) => `t.id = any(array(${claimed(sql)}))`,
      isIn: (sql) => `t.id in (${claimed(sql)})`,
    },
  ];
}

/** Whether units have more needs than are worth going through; asked once for the same units. */
export function ownAreMany(reads: Snapshot) {
  return loadBy<string, boolean>(
    async (asked) => {
      // What it answers decides on the next statement, which must be of the same moment.
      reads.isSingle = false;
      const rows = await reads.query<{ units: string; many: boolean }>(
        {
          name: 'need.ownAreMany',
          text: `select k.units, (select count(*) from (
              select from unit_need u where u.unit_id = any(string_to_array(k.units, ',')) limit ${MOST_GONE_THROUGH + 1}) t
            ) > ${MOST_GONE_THROUGH} as many from unnest($1::text[]) k (units)`,
          isPrepared: true,
        },
        [asked],
      );
      return new Map(rows.map(({ units, many }) => [units, many]));
    },
    () => false,
  );
}
