/**
 * One read-only snapshot of the database as a viewer: nothing is sent before the first query.
 * Invariant: after a failed statement it answers nothing more.
 */
import type pg from 'pg';
import type { Caller } from '../../held-places.ts';
import type { FairPool } from './fair-pool.ts';
import { type Lead, fly } from './flight.ts';
import type { Spending } from './spending.ts';
import type { Listen, Statement, Observe } from './statement.ts';
import type { Asking } from './scope.ts';
import { BEGIN, scopeLead } from './leads.ts';
import { preparedName } from './prepared-name.ts';
import { corkUntilNextTick } from './cork.ts';

/** What a connection allows a statement where nothing else is said, and how much longer its answer may take. */
const LONGEST_MS = 60_000;

const GRACE_MS = 5_000;

/** PostgreSQL's query_canceled: by statement_timeout, since nothing else ends statements. */
const CANCELLED = '57014';

export class Transaction {
  /**
   * The operation is known to send one statement: its flight is its transaction, with no begin and commit.
   * Should it send another after all, that one opens a transaction as usual.
   */
  isSingle = false;
  /** The first failure: the operation that met it must not be answered in part. */
  failure: unknown;
  private client: Promise<pg.PoolClient> | undefined;
  private isBegun = false;
  private isClosed = false;
  readonly spending: Spending;
  private readonly pool: FairPool;
  private readonly caller: Caller;
  private readonly scope: Lead;
  private readonly observe: Observe | undefined;
  private readonly listen: Listen | undefined;

  constructor(pool: FairPool, asking: Asking, observe: Observe | undefined) {
    const { scope, caller, spending } = asking;
    this.pool = pool;
    this.caller = caller;
    this.spending = spending;
    this.scope = scopeLead(scope, spending.statementMs);
    this.observe = observe;
    this.listen = asking.listen;
  }

  /** @throws the database's error, which also ends the snapshot's use */
  async query<R>(statement: Statement, values: readonly unknown[] = []): Promise<R[]> {
    if (this.isClosed) {
      throw new Error(`${statement.name} was asked of a snapshot that is closed`);
    }
    try {
      this.observe?.(statement, values);
      this.client ??= this.pool.connect(this.caller);
      return await this.send<R>(await this.client, statement, values);
    } catch (error) {
      const told = this.explained(error);
      this.failure ??= told;
      throw told;
    }
  }

  private async send<R>(
    client: pg.PoolClient,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<R[]> {
    const { spending } = this;
    const sentAt = performance.now();
    let rows = 0;
    spending.begin();
    try {
      const text = `/* ${statement.name} */ ${statement.text}`;
      const name = statement.isPrepared ? preparedName(text) : undefined;
      const prepared = { text, values: values as unknown[], ...(name && { name }) };
      corkUntilNextTick(client);
      return await fly<R>(client, this.leads(), prepared, {
        countRow: (bytes) => {
          rows += 1;
          spending.countRow(bytes);
        },
        replyMs: (spending.statementMs ?? LONGEST_MS) + GRACE_MS,
      });
    } finally {
      spending.end();
      const { name } = statement;
      this.listen?.({ name, rows, sentAt, ms: performance.now() - sentAt });
    }
  }

  /** A statement that took too long was asked for too much. */
  private explained(error: unknown): unknown {
    const { code } = error as { code?: unknown };
    const isOver = code === CANCELLED && this.spending.statementMs !== undefined;
    return isOver ? this.spending.outOfTime() : error;
  }

  /** Ends the transaction and gives the connection back; safe to call twice. */
  async close(): Promise<void> {
    const opening = this.client;
    this.client = undefined;
    this.isClosed = true;
    if (!opening) return;
    const client = await opening.catch(() => undefined);
    if (!client) return;
    try {
      if (this.isBegun && this.failure === undefined) await client.query('commit');
      this.pool.release(client, this.caller, this.failure !== undefined);
    } catch (error) {
      this.pool.release(client, this.caller, error as Error);
    }
  }

  /** What travels ahead of the next statement: nothing once the transaction is open. */
  private leads(): Lead[] {
    if (this.isBegun) return [];
    if (this.isSingle) {
      this.isSingle = false;
      return [this.scope];
    }
    this.isBegun = true;
    return [BEGIN, this.scope];
  }
}
