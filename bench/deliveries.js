/** One turn of one server at delivering: events at a steady rate, until every socket has heard every one of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { readCpu } from './cpu.js';

/** CPU in microseconds for each delivery, of the server and of PostgreSQL; throws where one is missing or twice. */
export async function deliver({ pid, audience, fire }, postgres, { seconds, rate }) {
  const sockets = audience.sockets.length;
  const before = { count: audience.count, cpu: readCpu(pid, postgres.pid) };
  const begun = performance.now();
  let sent = 0;
  while (performance.now() - begun < seconds * 1_000) {
    await fire();
    sent += 1;
    await pause(Math.max(0, begun + (sent * 1_000) / rate - performance.now()));
  }
  const expected = before.count + sent * sockets;
  for (let i = 0; audience.count < expected && i < 1_200; i += 1) await pause(50);
  if (audience.count !== expected) {
    throw new Error(`${audience.count - before.count} deliveries of ${sent * sockets}`);
  }
  const after = readCpu(pid, postgres.pid);
  const each = (what) => ((after[what] - before.cpu[what]) * 1_000) / (sent * sockets);
  return { server: each('server'), postgres: each('postgres') };
}

/** Every one a group of its own: variables that differ and let the same through. */
export const ownFilter = (i) => ({
  filter: { createdAt: { gte: new Date(i * 1_000).toISOString() } },
});

/** Changes a need that is not closed, without a command. */
export const changeOn = (database) => async () => {
  await database.query(
    `update need set updated_at = now() where id = (select id from need where state = 'LISTED' order by id limit 1)`,
  );
};
