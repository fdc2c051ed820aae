/** One turn of one server at one read: warmed up, then asked for some seconds, its CPU read before and after. */
import { setTimeout as pause } from 'node:timers/promises';
import { inLanes, sizeOf } from './client.js';
import { readCpu } from './cpu.js';

/** For what a server does when its answer has gone: giving back connections, ending transactions. */
const SETTLE_MS = 100;

/** CPU in milliseconds per request, and requests per second. */
export async function takeTurn({ read, server, sizes, postgres, from, warmMs, loadMs }) {
  const put = (ms) => load(read, server, sizes, from, ms);
  await put(warmMs);
  await pause(SETTLE_MS);
  const before = readCpu(server.pid, postgres.pid);
  const { requests, seconds } = await put(loadMs);
  await pause(SETTLE_MS);
  const after = readCpu(server.pid, postgres.pid);
  const ofServer = (after.server - before.server) / requests;
  const ofPostgres = (after.postgres - before.postgres) / requests;
  return {
    requests,
    server: ofServer,
    postgres: ofPostgres,
    sum: ofServer + ofPostgres,
    perSecond: requests / seconds,
  };
}

async function load(read, { name, client }, sizes, from, ms) {
  const bodies = read.bodies[name];
  const expected = sizes[name];
  const begin = performance.now();
  let requests = 0;
  const next = () =>
    performance.now() - begin < ms ? (from + requests++) % bodies.length : undefined;
  await inLanes(next, async (i) => {
    const size = sizeOf(await client.ask(bodies[i]));
    if (size !== expected[i]) {
      throw new Error(
        `${name}, ${read.name} ${i}: ${size} bytes, were ${expected[i]} when compared`,
      );
    }
  });
  return { requests, seconds: (performance.now() - begin) / 1_000 };
}

/** What PostgreSQL uses while nobody asks: the hub polls its journal. Milliseconds per second. */
export async function measureIdle({ servers, postgres }, ms) {
  const [hub] = servers;
  const before = readCpu(hub.pid, postgres.pid);
  await pause(ms);
  const after = readCpu(hub.pid, postgres.pid);
  const perSecond = (what) => ((after[what] - before[what]) / ms) * 1_000;
  return { hub: perSecond('server'), postgres: perSecond('postgres') };
}
