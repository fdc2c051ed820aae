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
  text: string;
  values: unknown[];
  range: Range;
}

const ALL: Range = { from: '', to: '~' };

export function loadCount(reads: Snapshot, name: string, entity: abstract new () => object) {
  const loader = new DataLoader<Prepared, number, string>(
    async (asked) => {
      const answers = new Map<Prepared, number>();
      const groups = Map.groupBy(asked, (one) => JSON.stringify([one.text, one.values]));
      for (const group of groups.values()) {
        const { text, values, range } = group[0] as Prepared;
        const isPlain = range === ALL;
        const ends = [group.map((one) => one.range.from), group.map((one) => one.range.to)];
        const rows = await reads.query<{ count: number }>({ name, text, isPrepared: isPlain }, [
          ...ends,
          ...values,
        ]);
        group.forEach((one, i) => answers.set(one, rows[i]?.count ?? 0));
      }
      return asked.map((one) => answers.get(one) ?? 0);
    },
    { cache: false },
  );
  return {
    load({ range, conditions }: CountRequest): Promise<number> {
      const sql = new Sql();
      const from = sql.value(null);
      const to = sql.value(null);
      const where = [
        ...(range ? ['t.path >= k.lo', 't.path < k.hi'] : []),
        ...conditions.map((condition) => condition(sql)),
      ];
      const text =
        `select (select count(*)::integer from ${reads.table(entity).name} t where ${where.join(' and ') || 'true'}) as count` +
        ` from unnest(${from}::text[], ${to}::text[]) with ordinality k (lo, hi, i) order by k.i`;
      return loader.load({ text, values: sql.values.slice(2), range: range ?? ALL });
    },
  };
}
