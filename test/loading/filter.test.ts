/** A filter means the same as SQL and over a journal row: compared on random filters over random needs. */
import 'reflect-metadata';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { FilterInput } from '../../src/engine/loading/filter.ts';
import { matches } from '../../src/engine/loading/filter-judge.ts';
import { needFilter } from '../../src/domain/need/need.filter.ts';
import { openTestHub } from '../support/hub.ts';

const { ask, sql } = await openTestHub({ demo: true });

let rows: Record<string, unknown>[] = [];

beforeAll(async () => {
  // A few hundred rows, of which many have no rating, no closing and no listing.
  for (const table of ['matter', 'project_need', 'project_resource'])
    await sql(`delete from ${table}`);
  await sql('delete from need_step');
  await sql('delete from claim_step');
  await sql('delete from claim');
  await sql('update need set merged_into_id = null, state = $1 where state = $2', [
    'REJECTED',
    'MERGED',
  ]);
  await sql(`delete from need where ('x' || substr(md5(id), 1, 2))::bit(8)::int > 14`);
  rows = (
    await sql<{ row: Record<string, unknown> }>('select to_jsonb(need) as row from need')
  ).map((one) => one.row);
});

const list = (...members: string[]) => fc.subarray(members);
const moment = fc
  .integer({ min: 0, max: 366 })
  .map((days) => new Date(Date.UTC(2025, 10, 20) + days * 86_400_000).toISOString());

/** One or two comparisons: all at once find nothing. */
function few(of: Record<string, fc.Arbitrary<unknown>>) {
  const some = fc.subarray(Object.keys(of), { maxLength: 2 });
  return some.chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, of[name] ?? fc.constant(null)]))),
  );
}

const ofEnum = (...members: string[]) =>
  few({
    in: list(...members),
    notIn: list(...members),
    eq: fc.constantFrom(...members),
    ne: fc.constantFrom(...members),
  });
/** Of those that some row has: of others `eq` is never and `ne` always true. */
const known = fc.nat(2).map((i) => moments()[i]);
const ofMoment = few({ gte: moment, lt: moment, eq: known, ne: known, isNull: fc.boolean() });
const ofNumber = few({
  eq: fc.integer({ min: 1, max: 5 }),
  ne: fc.integer({ min: 1, max: 5 }),
  in: fc.subarray([1, 2, 3, 5]),
  notIn: fc.subarray([2, 4]),
  gt: fc.integer({ min: 0, max: 30 }),
  lte: fc.integer({ min: 0, max: 30 }),
  isNull: fc.boolean(),
});

function moments(): string[] {
  const some = rows.flatMap(({ closed_at: at }) => (typeof at === 'string' ? new Date(at) : []));
  return some.slice(0, 3).map((one) => one.toISOString());
}

const leaf = {
  stateClass: ofEnum('OPEN', 'DONE', 'DROPPED'),
  state: ofEnum('LISTED', 'CLOSED', 'REJECTED', 'SHELVED', 'REPORTED'),
  urgency: ofEnum('URGENT', 'ORDINARY'),
  rating: ofNumber,
  quantity: ofNumber,
  createdAt: ofMoment,
  closedAt: ofMoment,
  listedAt: ofMoment,
  isOverdue: fc.boolean(),
};

/** Filters whose parts are filters of one level less. */
function nested(levels: number): fc.Arbitrary<FilterInput> {
  // A few fields each: a filter that says everything at once finds nothing.
  const some = fc
    .subarray(Object.keys(leaf) as (keyof typeof leaf)[], {
      minLength: levels > 0 ? 0 : 1,
      maxLength: 2,
    })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, leaf[name]]))));
  if (levels === 0) return some;
  const inner = nested(levels - 1);
  const joints = {
    and: fc.array(inner, { maxLength: 2 }),
    or: fc.array(inner, { maxLength: 3 }),
    not: inner,
  };
  const joined = fc.record(joints, { requiredKeys: [] });
  return fc.tuple(some, joined).map(([one, other]) => ({ ...one, ...other }));
}

const filter = fc.oneof(nested(0), nested(1), nested(2));

test('what the list finds is what the feed would match', async () => {
  expect(rows.length).toBeGreaterThan(100);
  const now = new Date();
  const sizes: number[] = [];
  await fc.assert(
    fc.asyncProperty(filter, async (one) => {
      const plain = JSON.parse(JSON.stringify(one)) as FilterInput;
      const { needs } = await ask(
        'query ($filter: NeedFilter) { needs(filter: $filter) { totalCount } }',
        { filter: plain },
      );
      const matching = rows.filter((row) => matches(withDates(one), needFilter.fields, row, now));
      sizes.push(matching.length);
      expect(needs.totalCount).toBe(matching.length);
    }),
    { numRuns: 150, endOnFailure: true },
  );
  // The property means nothing where every filter finds all or none.
  expect(sizes.filter((size) => size > 0 && size < rows.length).length).toBeGreaterThan(15);
}, 120_000);

/** As the API hands filters on: moments are Dates by then. */
function withDates(value: unknown): FilterInput {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' && /^\d{4}-/.test(one) ? new Date(one) : one,
  ) as FilterInput;
}
