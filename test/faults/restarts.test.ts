/** A server of the user's that is restarted, and killed, under load. */
import { afterAll, expect, test } from 'vitest';
import { type Answered, Stand } from './stand.ts';

const RESTARTS = 5;
const LANES = 8;

const stand = await Stand.open();
afterAll(() => stand.close());

test(`${RESTARTS} restarts under ${LANES} lanes of commands: each is answered or refused, none is done twice or lost`, async () => {
  const all = new Map<string, Answered>();
  const over = new AbortController();
  const lane = async (name: number) => {
    for (let i = 0; !over.signal.aborted; i += 1) {
      const key = `${name} ${i}`;
      const answered = await stand.report(key);
      all.set(key, answered);
      if (!answered.id) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const lanes = Array.from({ length: LANES }, (_, name) => lane(name));
  const healing: number[] = [];
  for (let i = 0; i < RESTARTS; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await stand.killServer(i % 2 === 0 ? 'SIGQUIT' : 'SIGKILL');
    await stand.startServer();
    healing.push(await stand.healed());
  }
  over.abort();
  await Promise.all(lanes);

  const refused = [...all].filter(([, { id }]) => id === undefined);
  const unknown = refused.filter(([, { extensions }]) => extensions?.['outcome'] !== undefined);
  for (const [, { status, extensions }] of refused) {
    expect([status, extensions?.['code']]).toEqual([503, 'UNAVAILABLE']);
  }
  const counts = await stand.counts();
  for (const [key, { id, extensions }] of all) {
    const there = counts.get(key) ?? 0;
    if (id !== undefined || extensions?.['outcome'] === 'DONE')
      expect([key, there]).toEqual([key, 1]);
    else if (extensions?.['outcome'] === undefined) expect([key, there]).toEqual([key, 0]);
  }
  for (const [key] of unknown) {
    expect((await stand.report(key)).id).toMatch(/^need_/);
    expect((await stand.counts()).get(key)).toBe(1);
  }
  expect(Math.max(...healing)).toBeLessThan(5_000);
  console.log(
    `${all.size} commands: ${all.size - refused.length} answered, ${refused.length} refused, ${unknown.length} of them ` +
      `with an outcome; lost 0; healed in ${healing.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
}, 180_000);
