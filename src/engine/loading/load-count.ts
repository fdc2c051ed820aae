/** Loader of counts: rows of a part of a table under a filter; counts that differ only in the part are one statement. */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { type Part, endsOf, endsOfMany, partsOf, within } from './part.ts';
import { type Condition, Sql } from './sql.ts';

export interface CountRequest {
  /** Absent: of the whole table. */
  part?: Part | undefined;
  conditions: readonly Condition[];
}

/** How far rows are counted where not all need be. */
export const MOST_COUNTED = 1_000;

/** How many rows there are; where there are more than are counted, that number, and that there are more. */
export interface Count {
  value: number;
  isExact: boolean;
}

export function countedUpTo(count: number): Count {
  return { value: Math.min(count, MOST_COUNTED), isExact: count <= MOST_COUNTED };
}

/** Counts of rows, no further than MOST_COUNTED. */
export function countUpTo(reads: Snapshot, name: string, entity: abstract new () => object) {
  const counts = loadCount(reads, name, entity, MOST_COUNTED + 1);
  return { load: async (request: CountRequest) => countedUpTo(await counts.load(request)) };
}

interface Prepared {
  text: (many: boolean) => string;
  /** The values behind those of the part. */
  values: unknown[];
  part: Part | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

/** @param most counts so many rows of each at most */
export function loadCount(
  reads: Snapshot,
  name: string,
  entity: abstract new () => object,
  most?: number,
) {
  const loader = new DataLoader<Prepared, number, string>(
    async (asked) => {
      const answers = new Map<Prepared, number>();
      const groups = Map.groupBy(asked, (one) => one.key);
      await Promise.all(
        [...groups.values()].map((group) => readGroup(reads, name, group, answers)),
      );
      return asked.map((one) => answers.get(one) ?? 0);
    },
    { cache: false },
  );
  return {
    load: (request: CountRequest): Promise<number> =>
      loader.load(prepare(reads.table(entity).name, request, most)),
  };
}

async function readGroup(
  reads: Snapshot,
  name: string,
  group: Prepared[],
  answers: Map<Prepared, number>,
): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { part, values } = first;
  const isMany = part !== undefined && group.length > 1;
  const ends = isMany ? endsOfMany(group.map((one) => one.part)) : part ? endsOf(part) : [];
  const statement = { name, text: first.text(isMany), isPrepared: isPreparable(part) };
  const rows = await reads.query<{ count: number }>(statement, [...ends, ...values]);
  group.forEach((one, i) => answers.set(one, rows[isMany ? i : 0]?.count ?? 0));
}

/** Ranges from one building to a whole district want different plans; without one, or at a key, the plan is the same. */
export function isPreparable(part: Part | undefined): boolean {
  return part === undefined || 'key' in part;
}

function prepare(
  table: string,
  { part, conditions }: CountRequest,
  most: number | undefined,
): Prepared {
  const sql = new Sql();
  const placeholders = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const filters = conditions.map((condition) => condition(sql));
  const count = (ends: readonly string[]) => {
    const where = [...(part ? within(part, ends) : []), ...filters].join(' and ') || 'true';
    if (most === undefined)
      return `select count(*)::integer as count from ${table} t where ${where}`;
    return `select count(*)::integer as count from (select from ${table} t where ${where} limit ${most}) t`;
  };
  const text = (many: boolean) => {
    if (!many) return count(placeholders);
    const parts = partsOf(placeholders);
    return `select (${count(parts.ends)}) as count from ${parts.text} order by k.i`;
  };
  const values = sql.values.slice(placeholders.length);
  return { text, values, part, key: JSON.stringify([text(part !== undefined), values]) };
}
