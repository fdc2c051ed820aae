/**
 * A pool whose connections can hang or be lost: nothing waits for one without bound.
 * Invariants: a statement ends by `query_timeout`, whether or not the server still answers; after `end` no connection
 * is open, and none keeps the process.
 */
import pg from 'pg';
import { settlesWithin } from '../../settles-within.ts';
import { type DatabaseRole, connectAs } from './connect.ts';

/** Longer than any statement may take by the server's own clock. */
const STATEMENT_MS = 75_000;
/** To come by a connection. */
const CONNECT_MS = 10_000;
/** For those who hold a connection when the pool ends, and for the server's goodbye. */
const END_MS = 1_000;

interface Wired {
  connection: { stream: { destroy(): void } };
}

export class Pool extends pg.Pool {
  private readonly open = new Set<pg.PoolClient>();

  constructor(options: pg.PoolConfig) {
    super(options);
    // An idle connection's error ends in a new connection.
    this.on('error', () => {});
    this.on('connect', (client) => {
      this.open.add(client);
      // Also for one that is just being closed: without a listener its last words would end the process.
      client.on('error', () => {});
      client.once('end', () => this.open.delete(client));
    });
  }

  /** A connection in use has a moment to come back; then it is cut. */
  override async end(): Promise<void> {
    await settlesWithin(END_MS, this.untilEmpty(super.end()));
    for (const client of this.open) cut(client);
  }

  private async untilEmpty(ended: Promise<void>): Promise<void> {
    await ended;
    const left = [...this.open].map((one) => new Promise<void>((gone) => one.once('end', gone)));
    await Promise.all(left);
  }
}

/** Ends a connection in order, or by force where the server does not take part. */
export async function endSoon(client: pg.Client): Promise<void> {
  // It may never have begun.
  await settlesWithin(END_MS, client.end());
  cut(client);
}

/** Ends a connection as if its line had been cut: what waits for it fails. */
function cut(client: pg.ClientBase): void {
  (client as unknown as Wired).connection.stream.destroy();
}

/** A pool that starts every connection in the role. To be closed. */
export function openPool(url: string, role: DatabaseRole, options: pg.PoolConfig): Pool {
  return new Pool({
    ...connectAs(url, role),
    query_timeout: STATEMENT_MS,
    connectionTimeoutMillis: CONNECT_MS,
    ...options,
  });
}
