/** When a claim was started, delivered and confirmed: noted by the moves alone, and made from the steps of claims that there were before. */
import { expect, test } from 'vitest';
import { M0130MomentsOfClaims } from '../../migrations/0130-moments-of-claims.ts';
import { openClient } from '../../src/engine/database/connect.ts';
import { Progress } from '../../src/engine/database/migration-progress.ts';
import { take } from '../../src/engine/database/migration-step.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { ask, build, clock, sql } = hub;

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
const MOMENTS = 'startedAt deliveredAt confirmedAt';
const momentsOf = async (id: string) =>
  (await ask(`query ($id: ID!) { claim(id: $id) { ${MOMENTS} } }`, { id })).claim;

async function moved(claimId: string, hour: number, command: string): Promise<void> {
  clock.now = at(hour);
  await build.run(command, { claimId });
}

test('each move notes its moment, and closing the need confirms', async () => {
  clock.now = at(0);
  const { place, unit } = await build.pair();
  const need = await build.need({ place, quantity: 2 });
  const [first, second] = [
    await build.claim({ need, unit, quantity: 1 }),
    await build.claim({ need, unit, quantity: 1 }),
  ];
  expect(await momentsOf(first.id)).toEqual({
    ...{ startedAt: null, deliveredAt: null, confirmedAt: null },
  });
  await moved(first.id, 1, 'startClaim');
  await moved(first.id, 3, 'deliverClaim');
  await moved(first.id, 7, 'confirmClaim');
  await moved(second.id, 8, 'startClaim');
  await moved(second.id, 9, 'deliverClaim');
  clock.now = at(10);
  await build.run('closeNeed', { needId: need.id, rating: 5 });
  const told = (...hours: number[]) => {
    const [startedAt, deliveredAt, confirmedAt] = hours.map((hour) => at(hour).toISOString());
    return { startedAt, deliveredAt, confirmedAt };
  };
  expect(await momentsOf(first.id)).toEqual(told(1, 3, 7));
  expect(await momentsOf(second.id)).toEqual(told(8, 9, 10));
  const spans = ['acceptedToStarted', 'startedToDelivered', 'deliveredToConfirmed'];
  const { claimStats } = await ask(
    `query ($id: ID!) { claimStats(scope: { placeId: $id }, groupBy: [STATE]) { ${spans
      .map((one) => `${one} { count minimum maximum }`)
      .join(' ')} acceptedToConfirmed { average } } }`,
    { id: place.id },
  );
  const days = (minimum: number, maximum: number) => ({
    count: 2,
    minimum: expect.closeTo(minimum / 24, 9),
    maximum: expect.closeTo(maximum / 24, 9),
  });
  expect(claimStats).toEqual([
    {
      acceptedToStarted: days(1, 8),
      startedToDelivered: days(1, 2),
      deliveredToConfirmed: days(1, 4),
      acceptedToConfirmed: { average: expect.closeTo(8.5 / 24, 9) },
    },
  ]);
  clock.now = undefined;
});

test('a part that is refused later changes no moment', async () => {
  clock.now = at(0);
  const { place, unit } = await build.pair();
  const need = await build.need({ place, quantity: 2 });
  const claim = await build.claim({ need, unit, quantity: 2 });
  await moved(claim.id, 1, 'startClaim');
  await moved(claim.id, 2, 'deliverClaim');
  clock.now = at(5);
  await build.run('refuseDelivery', { needId: need.id, quantityOpen: 1, reason: '未完成' });
  expect(await momentsOf(claim.id)).toEqual({
    startedAt: at(1).toISOString(),
    deliveredAt: at(2).toISOString(),
    confirmedAt: null,
  });
  clock.now = undefined;
});

const ROWS = `select id, version, updated_at, started_at, delivered_at, confirmed_at from claim order by id`;

test('claims that there were before get their moments from their steps, and nothing else happens to them', async () => {
  const before = await sql(ROWS);
  expect(before.some((row) => row['confirmed_at'] !== null)).toBe(true);
  const client = await openClient(hub.databaseUrl, 'gridhub_owner');
  const changes = async () => (await sql('select count(*)::integer as n from change'))[0];
  try {
    await client.query(`alter table claim disable trigger user`);
    await client.query(
      `update claim set started_at = null, delivered_at = null, confirmed_at = null`,
    );
    await client.query(`alter table claim enable trigger user`);
    const told = await changes();
    const lines: string[] = [];
    const progress = new Progress('test', (line) => lines.push(line));
    try {
      for (const step of new (M0130MomentsOfClaims as unknown as new () => M0130MomentsOfClaims)()
        .steps)
        await take(client, step, progress);
    } finally {
      progress.close();
    }
    expect(await changes()).toEqual(told);
  } finally {
    await client.end();
  }
  expect(await sql(ROWS)).toEqual(before);
  // Their triggers are there again.
  const [{ off } = { off: -1 }] = await sql<{ off: number }>(
    `select count(*)::integer as off from pg_trigger where tgrelid = 'claim'::regclass and tgenabled = 'D'`,
  );
  expect(off).toBe(0);
});
