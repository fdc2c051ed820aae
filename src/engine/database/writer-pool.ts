/** The connections of commands. Invariant: no statement waits for a row longer than `LOCK_MS`, or takes longer than its time. */
import { connectAs } from './connect.ts';
import { LOCK_MS } from './contention.ts';
import { FairPool } from './fair-pool.ts';
import { openPool } from './pool.ts';

/** By the server's clock, and by ours where that stands still. */
const STATEMENT_MS = 20_000;
const REPLY_MS = 25_000;

/** Connections that start in the writer's role. To be closed. */
export function openWriterPool(url: string, connections: number): FairPool {
  const { options } = connectAs(url, 'gridhub_writer');
  const pool = openPool(url, 'gridhub_writer', {
    max: connections,
    options: `${options} -c statement_timeout=${STATEMENT_MS} -c lock_timeout=${LOCK_MS}`,
    query_timeout: REPLY_MS,
  });
  return new FairPool(pool, connections);
}
