/** Loader of counts: rows in a range of paths under a filter; counts that differ only in the range are one statement. */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/reader.ts';
import { type Condition, Sql } from './sql.ts';

/** A range of paths: everything in and below a place. `to` is exclusive. */
export interface Range {
  from: string;
  to: string;
}

export interface CountRequest {
  range?: Range | undefined;
  conditions: readonly Condition[];
}

interface Prepared {
  text: (many: boolean) => string;
  /** The values behind those of the range. */
  values: unknown[];
  range: Range | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

export function loadCount(reads: Snapshot, name: string, entity: abstract new () => object) {
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
      loader.load(prepare(reads.table(entity).name, request)),
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
  const { range, values } = first;
  const isMany = range !== undefined && group.length > 1;
  const ends = isMany
    ? [group.map((one) => one.range?.from), group.map((one) => one.range?.to)]
    : range
      ? [range.from, range.to]
      : [];
  const statement = { name, text: first.text(isMany), isPrepared: !range };
  const rows = await reads.query<{ count: number }>(statement, [...ends, ...values]);
  group.forEach((one, i) => answers.set(one, rows[isMany ? i : 0]?.count ?? 0));
}

function prepare(table: string, { range, conditions }: CountRequest): Prepared {
  const sql = new Sql();
  const ends = range ? [sql.value(null), sql.value(null)] : [];
  const filters = conditions.map((condition) => condition(sql));
  const count = (from: string, to: string) => {
    const within = range ? [`t.path >= ${from}`, `t.path < ${to}`] : [];
    const where = [...within, ...filters].join(' and ') || 'true';
    return `select count(*)::integer as count from ${table} t where ${where}`;
  };
  const text = (many: boolean) =>
    many
      ? `select (${count('k.lo', 'k.hi')}) as count from unnest(${ends[0]}::text[], ${ends[1]}::text[])` +
        ' with ordinality k (lo, hi, i) order by k.i'
      : count(ends[0] ?? '', ends[1] ?? '');
  const values = sql.values.slice(ends.length);
  return { text, values, range, key: JSON.stringify([text(true), values]) };
}
