/** A database that is stopped in mid-air: nothing goes on, and nothing ends. */
import { afterAll, expect, test } from 'vitest';
import { Proxy } from '../support/proxy.ts';
import { Stand } from './stand.ts';

let proxy!: Proxy;
const stand = await Stand.open(undefined, async (url) => {
  proxy = await Proxy.before(url);
  return proxy.url;
});
afterAll(() => proxy.shut());

const timed = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  return { found: await work(), ms: performance.now() - began };
};

test('every request ends by the hub’s own clock, and the next ones are answered when it goes on', async () => {
  await stand.report('before');
  proxy.hold();
  const read = () => stand.asker.answer('{ needs(first: 1) { nodes { id } } }');
  const [reads, command, ready, alive] = await Promise.all([
    timed(() => Promise.all(Array.from({ length: 20 }, read))),
    timed(() => stand.report('meanwhile')),
    timed(() => stand.readiness()),
    timed(() => fetch(`${stand.hub.url}/livez`)),
  ]);
  for (const { errors } of reads.found as Awaited<ReturnType<typeof read>>[]) {
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE' });
  }
  expect(command.found).toMatchObject({ status: 503, extensions: { code: 'UNAVAILABLE' } });
  expect(ready.found).toBe('503 not ready: The database does not answer.\n');
  expect(Math.max(reads.ms, command.ms)).toBeLessThan(45_000);
  expect(ready.ms).toBeLessThan(5_000);
  expect(alive.ms).toBeLessThan(1_000);
  proxy.goOn();
  const healing = await stand.healed();
  expect((await read()).errors).toBeUndefined();
  expect((await stand.counts()).get('meanwhile') ?? 0).toBeLessThanOrEqual(1);
  console.log(
    `held: reads refused within ${(reads.ms / 1_000).toFixed(1)} s, a command within ${(command.ms / 1_000).toFixed(1)} s; ` +
      `healed in ${healing.toFixed(0)} ms`,
  );
}, 120_000);

test('the hub stops within ten seconds all the same, and says what it did not wait for', async () => {
  proxy.hold();
  const left = stand.asker.answer('{ needs(first: 1) { nodes { id } } }').catch(() => 'cut');
  const stopping = await timed(() => stand.hub.stop());
  expect(stopping.ms).toBeLessThan(9_000);
  await left;
  proxy.goOn();
  await stand.close();
  console.log(
    `held: stopped in ${(stopping.ms / 1_000).toFixed(1)} s: ${JSON.stringify(stopping.found)}`,
  );
}, 60_000);
