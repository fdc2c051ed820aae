/** Slow clients: what they cost, and how long they may be slow. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { longestQueue } from '../support/queues.ts';
import { rawClient } from '../support/raw-client.ts';

const hub = await openTestHub({ environment: { GRIDHUB_SLOW_CLIENT_MS: '6000' } });
const { build, office, sql, listen } = hub;

test('a client that stops reading costs no memory, holds up nobody, and misses nothing', async () => {
  const long = '很长的说明'.repeat(190);
  const large = await build.need({ description: long });
  const query = `subscription { needChanged { __typename ... on NeedChange { version need { ${Array.from({ length: 20 }, (_, i) => `d${i}: description`).join(' ')} } } } }`;
  const token = office.token;
  const slow = await rawClient(hub, query, token);
  const quick = await rawClient(hub, query, token);
  const most = () => Math.max(...quick.versions, 0);
  slow.socket.pause();
  const begin = Number(
    (await sql('select version from need where id = $1', [large.id]))[0]?.['version'],
  );
  // 400 events of 60 kB are 24 MB: far beyond what the hub and the system keep for a socket.
  for (let i = 0; i < 400; i += 1) {
    await sql(`update need set updated_at = now() where id = $1`, [large.id]);
  }
  await expect.poll(most, { timeout: 15_000 }).toBe(begin + 400);
  // No more waits for it than its mark and a batch.
  expect(longestQueue()).toBeLessThan(5_000_000);
  expect(slow.versions.length).toBeLessThan(400);
  slow.socket.resume();
  await expect.poll(() => slow.versions.at(-1), { timeout: 15_000 }).toBe(begin + 400);
  const expected = Array.from({ length: 400 }, (_, i) => begin + 1 + i);
  expect(slow.versions).toEqual(expected);
  expect(quick.versions).toEqual(expected);
  for (const { socket } of [slow, quick]) socket.terminate();
}, 60_000);

test('a client that stays slow for too long is told so, and goes on behind its cursor', async () => {
  const large = await build.need({ description: '很长的说明'.repeat(190) });
  const query = `subscription { needChanged { __typename ... on NeedChange { version cursor need { ${Array.from({ length: 20 }, (_, i) => `d${i}: description`).join(' ')} } } } }`;
  const slow = await rawClient(hub, query, office.token);
  slow.socket.pause();
  const change = async () => {
    await sql(`update need set version = version + 1 where id = $1`, [large.id]);
  };
  for (let i = 0; i < 300; i += 1) await change();
  const slowOnes = async () => {
    const text = await (
      await fetch(`${hub.hub.url}/metrics`, {
        headers: { authorization: `Bearer ${hub.office.token}` },
      })
    ).text();
    return /closed_total\{way="socket",cause="slow"\} (\d+)/.exec(text)?.[1];
  };
  expect(await slowOnes()).toBeUndefined();
  // Beyond its patience the hub says nothing more to it; what it was sent it can still read.
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  await change();
  slow.socket.resume();
  expect(await slow.closed).toBe(4450);
  expect(await slowOnes()).toBe('1');
  const heard = slow.versions.at(-1) ?? 0;
  expect(heard).toBeLessThan(300);
  const again = await listen<{ version?: number }>(
    'subscription ($since: String) { needChanged(since: $since) { ... on NeedChange { version } } }',
    { since: slow.cursors.at(-1) },
  );
  const rest = await again.take(304 - heard);
  expect(rest.map(({ version }) => version)).toEqual([
    ...Array.from({ length: 303 - heard }, (_, i) => heard + 1 + i),
    undefined,
  ]);
}, 60_000);

test('a place that is moved while its only listener is slow is followed where it went', async () => {
  const [one, two] = [await build.place('STREET'), await build.place('STREET')];
  const place = await build.place('COMMUNITY', one);
  const large = await build.need({ place, description: '很长的说明'.repeat(190) });
  const query = `subscription { needChanged(scope: { placeId: "${place.id}" }) { __typename ... on FeedReset { cursor } ... on NeedChange { version need { ${Array.from({ length: 20 }, (_, i) => `d${i}: description`).join(' ')} } } } }`;
  const slow = await rawClient(hub, query, office.token);
  slow.socket.pause();
  for (let i = 0; i < 300; i += 1) {
    await sql(`update need set version = version + 1 where id = $1`, [large.id]);
  }
  await expect.poll(longestQueue).toBeGreaterThan(1_000_000);
  await build.run('movePlace', { placeId: place.id, parentId: two.id });
  slow.socket.resume();
  await expect.poll(() => slow.cursors.length, { timeout: 10_000 }).toBe(1);
  const before = slow.versions.length;
  await sql(`update need set version = version + 1 where id = $1`, [large.id]);
  await expect.poll(() => slow.versions.length, { timeout: 5_000 }).toBe(before + 1);
  slow.socket.terminate();
}, 60_000);
