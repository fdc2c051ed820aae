/** Loader of counts: rows of a part of a table under a filter; counts that differ only in the part are one statement. */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { MOST_COUNTED, countedUpTo } from './count.ts';
import { type CountRequest, type Prepared, isNothing, prepare } from './count-statement.ts';
import { endsOf, endsOfMany, isPreparable } from './part.ts';

/** Counts of rows, no further than MOST_COUNTED. */
export function countUpTo(reads: Snapshot, name: string, entity: abstract new () => object) {
  const counts = loadCount(reads, name, entity, MOST_COUNTED + 1);
  return { load: async (request: CountRequest) => countedUpTo(await counts.load(request)) };
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
    load: async (request: CountRequest): Promise<number> =>
      isNothing(request) ? 0 : loader.load(prepare(reads.table(entity).name, request, most)),
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
