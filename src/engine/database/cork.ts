/** Holds back what is written on a connection until the tick is over. */
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** What is asked in one tick, as the loaders of siblings are, leaves in one write. */
export function corkUntilNextTick(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
