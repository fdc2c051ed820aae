/** The sums of accepted quantities, under claims that come at once. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, sql, databaseUrl } = await openTestHub();

const ACCEPT = `mutation ($id: ID!) { acceptClaim(input: { claimId: $id }) { claim { state } } }`;

/**
 * Proposes as many claims of one each, then accepts all at once; how many were accepted. They are assigned, since a unit
 * has one bid at a time on a need and a resource.
 */
async function rush(
  needs: { id: string }[],
  unit: { id: string },
  count: number,
  resourceId: string,
) {
  const claims: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const need = needs[i % needs.length] as { id: string };
    const { claim } = await build.run('claimNeed', {
      needId: need.id,
      unitId: unit.id,
      quantity: 1,
      resourceId,
      origin: 'STREET_ASSIGNED',
    });
    claims.push(claim.id);
  }
  const answers = await Promise.allSettled(claims.map((id) => ask(ACCEPT, { id })));
  const refused = answers.filter((one) => one.status === 'rejected');
  for (const { reason } of refused) expect(String(reason)).toContain('CONFLICT');
  return count - refused.length;
}

test('of 200 claims at once on one need and one stock, exactly as many are accepted as there is room', async () => {
  const { place, unit } = await build.pair();
  const need = await build.need({ place, quantity: 40 });
  const resource = await build.resource({ unit, place, quantity: 25 });
  expect(await rush([need], unit, 200, resource.id)).toBe(25);
  const [stock] = await sql('select reserved, state from resource where id = $1', [resource.id]);
  expect(stock).toEqual({ reserved: 25, state: 'EXHAUSTED' });
  const [left] = await sql('select committed, state from need where id = $1', [need.id]);
  expect(left).toEqual({ committed: 25, state: 'LISTED' });
}, 60_000);

test('a stock that two needs draw on at once is never overdrawn', async () => {
  const { place, unit } = await build.pair();
  const needs = [
    await build.need({ place, quantity: 30 }),
    await build.need({ place, quantity: 30 }),
  ];
  const resource = await build.resource({ unit, place, quantity: 20 });
  expect(await rush(needs, unit, 50, resource.id)).toBe(20);
});

test('of two claims that together exceed the need, exactly one is accepted', async () => {
  const { place, unit } = await build.pair();
  const need = await build.need({ place, quantity: 3 });
  const other = await build.unit({ place });
  await build.agreement({ unit: other, place });
  const claims = [
    await build.claim({ need, unit, quantity: 2, isAccepted: false }),
    await build.claim({ need, unit: other, quantity: 2, isAccepted: false }),
  ];
  const answers = await Promise.allSettled(claims.map(({ id }) => ask(ACCEPT, { id })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('two merges of the same two needs into each other do not wait for each other', async () => {
  const { place } = await build.pair();
  const [a, b] = [await build.need({ place }), await build.need({ place })];
  const merge = `mutation ($from: ID!, $into: ID!) { mergeNeed(input: { needId: $from, intoId: $into }) { need { state } } }`;
  const answers = await Promise.allSettled([
    ask(merge, { from: a.id, into: b.id }),
    ask(merge, { from: b.id, into: a.id }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a writer that holds its transaction keeps nobody else waiting, and its row is told when it commits', async () => {
  const pg = (await import('pg')).default;
  const { place } = await build.pair();
  const held = await build.need({ place });
  const slow = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=gridhub' });
  await slow.connect();
  await slow.query('begin');
  await slow.query(`update need set title = '慢' where id = $1`, [held.id]);
  const begun = Date.now();
  const times: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    const at = performance.now();
    await build.need({ place });
    times.push(performance.now() - at);
  }
  await slow.query('commit');
  await slow.end();
  // Any wait for the held transaction would be as long as the whole loop.
  expect(Math.max(...times)).toBeLessThan((Date.now() - begun) / 2);
});
