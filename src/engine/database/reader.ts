/**
 * The door for reads: plain rows through `pg`, each operation in one read-only snapshot as its viewer.
 * Invariant: a connection starts in the viewer's role and shows nothing until the transaction's settings say
 * whose eyes it has.
 */
import type { Caller } from '../../held-places.ts';
import { openPool } from './pool.ts';
import { unavailable } from './transient-error.ts';
import { FairPool } from './fair-pool.ts';
import type { Tables } from './tables.ts';
import { Transaction } from './transaction.ts';
import type { Observe } from './statement.ts';
import type { Asking } from './scope.ts';
import { Snapshot } from './snapshot.ts';

const PROBE: Caller = { key: 'readiness', isStranger: false };

/** Opens snapshots on its pool. To be closed. */
export class Reader {
  readonly tables: Tables;
  private readonly pool: FairPool;
  private readonly observe: Observe | undefined;

  constructor(pool: FairPool, tables: Tables, observe?: Observe) {
    this.pool = pool;
    this.tables = tables;
    this.observe = observe;
  }

  /** Nothing is sent before the first query. */
  open(asking: Asking, observe?: Observe): Snapshot {
    const { scope, asOf } = asking;
    const transaction = new Transaction(this.pool, asking, observe ?? this.observe);
    return new Snapshot(this.tables, transaction, { sight: scope.sight, asOf });
  }

  /** Why nothing can be read now; undefined: it can. Never rejects. */
  async fault(): Promise<string | undefined> {
    try {
      await this.pool.with(PROBE, (client) => client.query('/* database.probe */ select'));
      return undefined;
    } catch (error) {
      return unavailable(error)?.message ?? (error as Error).message;
    }
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

export function openReader(
  url: string,
  tables: Tables,
  connections: number,
  observe?: Observe,
): Reader {
  const pool = openPool(url, 'gridhub_viewer', {
    max: connections,
    // None is closed for being idle: a timer for each request would be dearer than the connections.
    min: connections,
    pipeline: true,
  });
  return new Reader(new FairPool(pool, connections), tables, observe);
}
