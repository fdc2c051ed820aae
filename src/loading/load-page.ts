/**
 * Loader of pages: keyset windows over a table, in a range of paths, under a filter.
 * Pages that differ only in their range (the needs of many places) are one statement.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/reader.ts';
import type { Statement } from '../database/transaction.ts';
import { loadCount } from './load-count.ts';
import type { Range } from './load-count.ts';
import {
  type Order,
  behind,
  cursorOf,
  orderText,
  readCursor,
  reversed,
  withTieBreak,
} from './order.ts';
import type { Window } from './paging.ts';
import { type Condition, Sql } from './sql.ts';

type EntityClass<T> = abstract new () => T & object;

export interface PageRequest {
  /** Rows in and below a place; absent: everywhere. */
  range?: Range | undefined;
  conditions: readonly Condition[];
  order: Order;
  window: Window;
}

/** One window of a list. `totalCount` is a statement of its own, sent when asked. */
export class Page<T extends object> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: () => Promise<number>;
  private readonly order: Order;

  constructor(rows: T[], { window, order }: PageRequest, totalCount: () => Promise<number>) {
    const isMore = rows.length > window.size;
    const nodes = rows.slice(0, window.size);
    this.nodes = window.isFromEnd ? nodes.toReversed() : nodes;
    this.hasNextPage = window.isFromEnd ? window.cursor !== null : isMore;
    this.hasPreviousPage = window.isFromEnd ? isMore : window.cursor !== null;
    this.order = withTieBreak(order);
    this.totalCount = totalCount;
  }

  cursor(node: T): string {
    return cursorOf(this.order, node);
  }
}

interface Prepared {
  statement: (many: boolean) => Statement;
  /** The values behind those of the range. */
  values: unknown[];
  range: Range | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

/** @throws BAD_USER_INPUT for a broken cursor */
export function loadPage<T extends object>(reads: Snapshot, name: string, entity: EntityClass<T>) {
  const counts = loadCount(reads, `${name}.count`, entity);
  const isCounted = reads.selection?.get(`${entity.name}Connection`)?.has('totalCount') ?? false;
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
      // Where the operation asks for a total somewhere, it travels with the rows.
      const count = isCounted ? counts.load(request) : undefined;
      // Whoever asks for it hears of its failure; until then it is nobody's.
      count?.catch(() => {});
      const found = await rows.load(prepared);
      return new Page(found, request, () => count ?? counts.load(request));
    },
  };
}

async function readGroup<T>(reads: Snapshot, group: Prepared[], answers: Map<Prepared, T[]>) {
  const [first] = group;
  if (!first) return;
  if (group.length === 1 || !first.range) {
    const ends = first.range ? [first.range.from, first.range.to] : [];
    const rows = await reads.query<T>(first.statement(false), [...ends, ...first.values]);
    for (const one of group) answers.set(one, rows);
    return;
  }
  const ends = [group.map((one) => one.range?.from), group.map((one) => one.range?.to)];
  const rows = await reads.query<T & { page_of: number }>(first.statement(true), [
    ...ends,
    ...first.values,
  ]);
  const found = Map.groupBy(rows, (row) => row.page_of);
  group.forEach((one, i) => answers.set(one, found.get(i + 1) ?? []));
}

function prepare<T>(
  reads: Snapshot,
  name: string,
  entity: EntityClass<T>,
  request: PageRequest,
): Prepared {
  const { range, window } = request;
  const forward = withTieBreak(request.order);
  const order = window.isFromEnd ? reversed(forward) : forward;
  const sql = new Sql();
  const ends = range ? [sql.value(range.from), sql.value(range.to)] : [];
  const conditions = request.conditions.map((condition) => condition(sql));
  if (window.cursor !== null) {
    conditions.push(behind(order, readCursor(forward, window.cursor, window.argument))(sql));
  }
  const limit = sql.value(window.size + 1);
  const table = reads.table(entity).name;
  const columns = reads.columns(entity, ...forward.map((term) => term.property));
  const select = (from: string, to: string) => {
    const within = range ? [`t.path >= ${from}`, `t.path < ${to}`] : [];
    const where = [...within, ...conditions].join(' and ') || 'true';
    return `select ${columns} from ${table} t where ${where} order by ${orderText(order)} limit ${limit}`;
  };
  // The lateral join hands each page on in its own order; nothing sorts behind it.
  const statement = (many: boolean): Statement => ({
    name,
    text: many
      ? `select k.i::integer as page_of, p.* from unnest(${ends[0]}::text[], ${ends[1]}::text[])` +
        ` with ordinality k (lo, hi, i) cross join lateral (${select('k.lo', 'k.hi')}) p`
      : select(ends[0] ?? '', ends[1] ?? ''),
    // Ranges from one building to a whole district want different plans; without one, the plan is the same.
    isPrepared: !range,
  });
  const values = sql.values.slice(ends.length);
  return { statement, values, range, key: JSON.stringify([statement(true).text, values]) };
}
