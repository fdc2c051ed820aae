/**
 * Loader of pages: keyset windows over a table or a part of it, under a filter.
 * Pages that differ only in their part (the needs of many places, the claims of many needs) are one statement.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { isNothing } from './count-statement.ts';
import { countUpTo, loadCount } from './load-count.ts';
import { Page, type PageRequest } from './page.ts';
import { type Prepared, prepare } from './page-statement.ts';
import { endsOf, endsOfMany } from './part.ts';

type EntityClass<T> = abstract new () => T & object;

/**
 * @param through the fields that show these pages, `Need.claims`, where the type has pages of several lists
 * @throws BAD_USER_INPUT for a broken cursor
 */
export function loadPage<T extends object>(
  reads: Snapshot,
  name: string,
  entity: EntityClass<T>,
  through?: readonly string[],
) {
  const counts = loadCount(reads, `${name}.count`, entity);
  const bounded = countUpTo(reads, `${name}.countUpTo`, entity);
  const isCounted = asksForTotal(reads, `${entity.name}Connection`, through);
  const rows = new DataLoader<Prepared, T[], string>(
    async (asked) => {
      const groups = Map.groupBy(asked, (one) => one.key);
      const answers = new Map<Prepared, T[]>();
      await Promise.all([...groups.values()].map((group) => readGroup(reads, group, answers)));
      return asked.map((one) => answers.get(one) ?? []);
    },
    { cache: false },
  );
  return {
    async load(request: PageRequest): Promise<Page<T>> {
      const prepared = prepare(reads, name, entity, request);
      // Where the operation asks for a total of such a page, it travels with the rows.
      const total = request.kept ?? request.total ?? (() => counts.load(request));
      const count = isCounted ? total() : undefined;
      // The field that asks for it hears of its failure; until then it is unobserved.
      count?.catch(() => {});
      const found = isNothing(request) ? [] : await rows.load(prepared);
      const all = () => count ?? total();
      const some = async () =>
        request.kept ? { value: await all(), isExact: true } : bounded.load(request);
      return new Page(found, request, { all, some });
    },
  };
}

function asksForTotal(reads: Snapshot, type: string, through?: readonly string[]): boolean {
  const ways = through ? [...through, `...${type}`] : [type];
  return ways.some((way) => reads.selection?.get(way)?.has('totalCount'));
}

async function readGroup<T>(reads: Snapshot, group: Prepared[], answers: Map<Prepared, T[]>) {
  const [first] = group;
  if (!first) return;
  const { part, values } = first;
  if (group.length === 1 || !part) {
    const ends = part ? endsOf(part) : [];
    const rows = await reads.query<T>(first.statement(false), [...ends, ...values]);
    for (const one of group) answers.set(one, rows);
    return;
  }
  const ends = endsOfMany(group.map((one) => one.part));
  const rows = await reads.query<T & { page_of: number }>(first.statement(true), [
    ...ends,
    ...values,
  ]);
  const found = Map.groupBy(rows, (row) => row.page_of);
  group.forEach((one, i) => answers.set(one, found.get(i + 1) ?? []));
}
