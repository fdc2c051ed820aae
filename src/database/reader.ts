/**
 * The door for reads: plain rows through `pg`, each operation in one read-only snapshot as its viewer.
 * Invariants: a connection starts in the viewer's role and shows nothing until the transaction's settings say
 * whose eyes it has; after a failed statement the snapshot answers nothing more.
 */
import type pg from 'pg';
import type { Table, Tables } from './tables.ts';
import { openPool } from './connect.ts';

/** What a transaction's settings are made of: the policies read them. */
export interface Scope {
  settings: Record<string, string>;
}

export interface Statement {
  /** What it answers, `lists.needsOfPlace`: stands in front of its SQL. */
  name: string;
  text: string;
  /** Prepared once per connection. Not where the best plan hangs on the values. */
  isPrepared?: boolean;
}

export type Observe = (statement: Statement, values: readonly unknown[]) => void;

export class Reader {
  readonly tables: Tables;
  private readonly pool: pg.Pool;
  private readonly observe: Observe | undefined;

  constructor(pool: pg.Pool, tables: Tables, observe?: Observe) {
    this.pool = pool;
    this.tables = tables;
    this.observe = observe;
  }

  /** Nothing is sent before the first query. */
  open(scope: Scope, observe?: Observe): Snapshot {
    return new Snapshot(this.pool, this.tables, scope, observe ?? this.observe);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

export class Snapshot {
  readonly tables: Tables;
  /** The first failure: the operation that met it must not be answered in part. */
  failure: unknown;
  private client: Promise<pg.PoolClient> | undefined;
  private isClosed = false;
  private readonly pool: pg.Pool;
  private readonly scope: Scope;
  private readonly observe: Observe | undefined;

  constructor(pool: pg.Pool, tables: Tables, scope: Scope, observe: Observe | undefined) {
    this.pool = pool;
    this.tables = tables;
    this.scope = scope;
    this.observe = observe;
  }

  /** @throws the database's error, which also ends the snapshot's use */
  async query<R>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    if (this.isClosed) throw new Error(`${statement.name} was asked of a snapshot that is closed`);
    this.observe?.(statement, values);
    try {
      this.client ??= this.begin();
      const client = await this.client;
      const text = `/* ${statement.name} */ ${statement.text}`;
      const name = statement.isPrepared ? preparedName(text) : undefined;
      const result = await client.query({
        text,
        values: values as unknown[],
        ...(name && { name }),
      });
      return result.rows as R[];
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  table(entity: abstract new () => object): Table {
    return this.tables.of(entity);
  }

  /** Ends the transaction and gives the connection back; safe to call twice. */
  async close(): Promise<void> {
    const opening = this.client;
    this.client = undefined;
    this.isClosed = true;
    if (!opening) return;
    const client = await opening.catch(() => undefined);
    if (!client) return;
    const broken = this.failure !== undefined;
    try {
      await client.query(broken ? 'rollback' : 'commit');
      client.release();
    } catch (error) {
      client.release(error as Error);
    }
  }

  /** Begin, settings and the first statement travel together: the pool's connections are pipelined. */
  private async begin(): Promise<pg.PoolClient> {
    const client = await this.pool.connect();
    const begun = client.query('begin isolation level repeatable read, read only');
    const names = Object.entries(this.scope.settings);
    const text = `select ${names.map((_, i) => `set_config($${i * 2 + 1}, $${i * 2 + 2}, true)`).join(', ')}`;
    const set = names.length
      ? client.query({ name: `scope_${names.length}`, text, values: names.flat() })
      : undefined;
    const fail = (error: unknown) => {
      this.failure ??= error;
    };
    begun.catch(fail);
    set?.catch(fail);
    return client;
  }
}

const names = new Map<string, string>();

/** Short and one to one with the text; statements that are prepared are a closed set. */
function preparedName(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `s${names.size}`));
  return name;
}

export function openReader(
  url: string,
  tables: Tables,
  connections: number,
  observe?: Observe,
): Reader {
  const pool = openPool(url, 'gridhub_viewer', {
    max: connections,
    pipeline: true,
    idleTimeoutMillis: 60_000,
  });
  return new Reader(pool, tables, observe);
}
