/** What is overdue, in force or about to end is so as of the hub's clock, in lists as in the rows themselves. */
import { afterEach, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { ask, build, clock, sql, statements } = await openTestHub();
const { place } = await build.pair();
afterEach(() => {
  clock.now = undefined;
});

/** Days ahead of the machine's, so that its own clock would answer otherwise. */
const ahead = (days: number) => new Date(Date.now() + days * 86_400_000);
const idsOf = async (list: string) => {
  const answer = await ask(`{ list: ${list} { nodes { id } } }`);
  return answer.list.nodes.map(({ id }: { id: string }) => id);
};

test('needs past their deadline', async () => {
  const need = await build.need({ place });
  const late = 'needs(filter: { isOverdue: true })';
  expect(await idsOf(late)).toEqual([]);
  clock.now = ahead(30);
  expect(await idsOf(late)).toEqual([need.id]);
  expect(await idsOf('needs(filter: { isOverdue: false })')).toEqual([]);
  const { need: read, needStats } = await ask(
    'query ($id: ID!) { need(by: { id: $id }) { isOverdue } needStats(groupBy: [STATE], filter: { isOverdue: true }) { count overdue } }',
    { id: need.id },
  );
  expect(read.isOverdue).toBe(true);
  expect(needStats).toEqual([{ count: 1, overdue: 1 }]);
});

test('decisions past their day', async () => {
  const { id } = await build.decision(place);
  await sql(`update decision set due_on = $1 where id = $2`, [
    ahead(10).toISOString().slice(0, 10),
    id,
  ]);
  const late = 'decisions(filter: { isOverdue: true })';
  expect(await idsOf(late)).toEqual([]);
  clock.now = ahead(30);
  expect(await idsOf(late)).toEqual([id]);
});

test('agreements in force, and those that end soon', async () => {
  const inForce = 'agreements(filter: { isInForce: true })';
  const [agreement] = await idsOf(inForce);
  await sql(`update agreement set valid_until = $1 where id = $2`, [
    ahead(40).toISOString().slice(0, 10),
    agreement,
  ]);
  expect(await idsOf(inForce)).toEqual([agreement]);
  const soon = 'agreements(filter: { expiringWithinDays: 20 })';
  expect(await idsOf(soon)).toEqual([]);
  clock.now = ahead(30);
  expect(await idsOf(soon)).toEqual([agreement]);
  clock.now = ahead(50);
  expect(await idsOf(inForce)).toEqual([]);
  expect(await idsOf(soon)).toEqual([]);
});

test('lists of many places by what is overdue are one statement, though the clock goes on', async () => {
  const street = await build.place('STREET');
  for (let i = 0; i < 3; i += 1) {
    await build.need({ place: await build.place('COMMUNITY', street) });
  }
  await ask(
    `query ($id: ID!) { node(id: $id) { ... on Street { communities { needs(filter: { isOverdue: false }) { totalCount nodes { id } } } } } }`,
    { id: street.id },
  );
  expect(statements().filter(({ name }) => name === 'need.page')).toHaveLength(1);
});
