/** One key, one effect: in a row, at once, with another input, by somebody else, a day later. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, clock, office, sql } = hub;
const place = await build.place();
const input = { place: { id: place.id }, title: '楼道照明', category: 'OTHER' };
const count = async () =>
  (
    await sql<{ n: number }>('select count(*)::int as n from need where place_id = $1', [place.id])
  )[0]?.n;

test('the same key and input has one effect, and the object is answered as it is now', async () => {
  const first = await build.run('reportNeed', { ...input, idempotencyKey: 'k1' });
  await build.run('listNeed', { needId: first.need.id });
  const again = await build.run('reportNeed', { ...input, idempotencyKey: 'k1' });
  expect(again.need).toMatchObject({ id: first.need.id, state: 'LISTED' });
  expect(await count()).toBe(1);
});

test('twenty at once have one effect', async () => {
  const before = await count();
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { need } = await build.run('reportNeed', { ...input, idempotencyKey: 'k2' });
      return need.id;
    }),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await count()).toBe((before ?? 0) + 1);
});

test('the same key with another input, or for another command, is CONFLICT', async () => {
  const { need } = await build.run('reportNeed', { ...input, idempotencyKey: 'k3' });
  const other = { ...input, title: '别的', idempotencyKey: 'k3' };
  expect(await build.refused('reportNeed', other)).toMatchObject({ code: 'CONFLICT' });
  const listing = { needId: need.id, idempotencyKey: 'k3' };
  expect(await build.refused('listNeed', listing)).toMatchObject({ code: 'CONFLICT' });
});

test('a command that failed has used up no key', async () => {
  const broken = { ...input, title: '', idempotencyKey: 'k4' };
  expect(await build.refused('reportNeed', broken)).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await build.run('reportNeed', { ...input, idempotencyKey: 'k4' })).need.state).toBe(
    'REPORTED',
  );
});

test('the key is one of its account, and of its day', async () => {
  const before = (await count()) ?? 0;
  const { token } = await office.account({ role: 'COMMUNITY_STAFF', place });
  const document =
    'mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { id } } }';
  await build.run('reportNeed', { ...input, idempotencyKey: 'k5' });
  await as(token).ask(document, { input: { ...input, idempotencyKey: 'k5' } });
  clock.now = new Date(Date.now() + 25 * 3_600_000);
  await build.run('reportNeed', { ...input, idempotencyKey: 'k5' });
  clock.now = undefined;
  expect(await count()).toBe(before + 3);
});

test('of a thousand keys that are over a command takes a few away, and its own is free', async () => {
  await sql(
    `insert into command_key (account_id, key, digest, at)
     select $1, 'over' || n, 'x', now() - interval '2 days' from generate_series(1, 1000) n`,
    [office.accountId],
  );
  await build.run('reportNeed', { ...input, idempotencyKey: 'over1000' });
  const [{ left } = { left: 0 }] = await sql<{ left: number }>(
    `select count(*)::integer as left from command_key where digest = 'x'`,
  );
  expect(left).toBeLessThan(1_000);
  expect(left).toBeGreaterThan(900);
});

test('a key of no or too many characters is refused', async () => {
  for (const idempotencyKey of ['', 'x'.repeat(101)]) {
    expect(await build.refused('reportNeed', { ...input, idempotencyKey })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'input.idempotencyKey',
    });
  }
});
