/** Answers that their clients do not read: how long they may lie there. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import { longestQueue } from '../support/queues.ts';
import { headOf, rawHttp } from '../support/raw-http.ts';

const { hub, office, build, sql, as } = await openTestHub({
  environment: { GRIDHUB_SLOW_READER_MS: '1000' },
});

/** About 4 MB each, several after one another: more than what the kernel keeps for a connection. */
const QUERY = `{ needs(first: 100) { nodes { ${Array.from({ length: 20 }, (_, i) => `d${i}: description`).join(' ')} } } }`;
const ANSWERS = 5;
const body = JSON.stringify({ query: QUERY });
const request =
  headOf({
    authorization: `Bearer ${office.token}`,
    'content-length': String(Buffer.byteLength(body)),
  }) + body;

const { id } = await build.need({ description: '很长的说明'.repeat(190) });
await sql(
  `insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility, quantity,
     unit_of_measure, deadline, state)
   select 'need_' || n, 'X' || n, title, description, category, scale, urgency, place_id, path, visibility, quantity,
     unit_of_measure, deadline, state from need, generate_series(1, 70) as n where id = $1`,
  [id],
);

test('a client that stops reading its answers is dropped, one that reads slowly is not', async () => {
  const idle = rawHttp(hub.url, request.repeat(ANSWERS));
  idle.socket.pause();
  const slow = rawHttp(hub.url, request.repeat(ANSWERS));
  slow.socket.pause();
  await expect.poll(longestQueue, { timeout: 5_000 }).toBeGreaterThan(1_000_000);
  // A sip a turn: never a second without one, and more than that in all.
  const sipping = setInterval(() => {
    slow.socket.resume();
    setImmediate(() => slow.socket.pause());
  }, 20);
  const count = (text: string) => text.match(/HTTP\/1\.1 200/g)?.length ?? 0;
  await expect.poll(() => count(slow.said()), { timeout: 15_000 }).toBe(ANSWERS);
  clearInterval(sipping);
  slow.socket.destroy();
  // Nothing waits for it any more; what the kernel had for it, it can still read.
  await expect.poll(longestQueue, { timeout: 5_000 }).toBeLessThan(1_000);
  idle.socket.resume();
  const said = await idle.ended;
  expect(count(said)).toBeLessThan(ANSWERS);
  expect(await as(office.token).ask('{ viewer { role } }')).toBeTruthy();
}, 30_000);
