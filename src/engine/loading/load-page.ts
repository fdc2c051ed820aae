/**
 * Loader of pages: keyset windows over a table or a part of it, under a filter.
 * Pages that differ only in their part (the needs of many places, the claims of many needs) are one statement.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import type { Statement } from '../database/statement.ts';
import { type Count, countUpTo, isPreparable, loadCount } from './load-count.ts';
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
import { type Part, endsOf, endsOfMany, partsOf, within } from './part.ts';
import { type Condition, Sql } from './sql.ts';

type EntityClass<T> = abstract new () => T & object;

export interface PageRequest {
  /** Absent: the whole table. */
  part?: Part | undefined;
  conditions: readonly Condition[];
  order: Order;
  window: Window;
  /** Of the whole list, where it is known without counting. */
  total?: (() => Promise<number>) | undefined;
}

/** How a list's rows are counted: all of them, or up to a bound. */
interface Counting {
  all: () => Promise<number>;
  some: () => Promise<Count>;
}

/** One window of a list. Its counts are statements of their own, sent when asked. */
export class Page<T extends object> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: () => Promise<number>;
  /** No further than MOST_COUNTED where it has to be counted. */
  readonly count: () => Promise<Count>;
  private readonly order: Order;

  constructor(rows: T[], { window, order }: PageRequest, { all, some }: Counting) {
    const isMore = rows.length > window.size;
    const nodes = rows.slice(0, window.size);
    this.nodes = window.isFromEnd ? nodes.toReversed() : nodes;
    this.hasNextPage = window.isFromEnd ? window.cursor !== null : isMore;
    this.hasPreviousPage = window.isFromEnd ? isMore : window.cursor !== null;
    this.order = withTieBreak(order);
    this.totalCount = all;
    this.count = some;
  }

  cursor(node: T): string {
    return cursorOf(this.order, node);
  }

  /** The same page, each node with more to it. */
  with<M extends object>(more: M): Page<T & M> {
    const nodes = this.nodes.map((node) => ({ ...node, ...more }));
    return Object.assign(Object.create(Page.prototype) as Page<T & M>, this, { nodes });
  }
}

interface Prepared {
  statement: (many: boolean) => Statement;
  /** The values behind those of the part. */
  values: unknown[];
  part: Part | undefined;
  /** Requests with the same key are one statement. */
  key: string;
}

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
      const total = request.total ?? (() => counts.load(request));
      const count = isCounted ? total() : undefined;
      // The field that asks for it hears of its failure; until then it is unobserved.
      count?.catch(() => {});
      const found = await rows.load(prepared);
      const all = () => count ?? total();
      const some = async () =>
        request.total ? { value: await all(), isExact: true } : bounded.load(request);
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

function prepare<T>(
  reads: Snapshot,
  name: string,
  entity: EntityClass<T>,
  request: PageRequest,
): Prepared {
  const { part, window } = request;
  const forward = withTieBreak(request.order);
  const order = window.isFromEnd ? reversed(forward) : forward;
  const sql = new Sql();
  const placeholders = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const conditions = request.conditions.map((condition) => condition(sql));
  if (window.cursor !== null) {
    conditions.push(behind(order, readCursor(forward, window.cursor, window.argument))(sql));
  }
  const limit = sql.value(window.size + 1);
  const table = reads.table(entity).name;
  const columns = reads.columns(entity, ...forward.map((term) => term.property));
  const select = (ends: readonly string[]) => {
    const where = [...(part ? within(part, ends) : []), ...conditions].join(' and ') || 'true';
    return `select ${columns} from ${table} t where ${where} order by ${orderText(order)} limit ${limit}`;
  };
  // The lateral join hands each page on in its own order; nothing sorts behind it.
  const textOfMany = () => {
    const { text, ends } = partsOf(placeholders);
    return `select k.i::integer as page_of, p.* from ${text} cross join lateral (${select(ends)}) p`;
  };
  const statement = (many: boolean): Statement => ({
    name,
    text: many ? textOfMany() : select(placeholders),
    isPrepared: isPreparable(part),
  });
  const values = sql.values.slice(placeholders.length);
  const key = JSON.stringify([statement(part !== undefined).text, values]);
  return { statement, values, part, key };
}
