/**
 * One read-only snapshot of the database as a viewer: nothing is sent before the first query.
 * Invariant: after a failed statement it answers nothing more.
 */
import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { Caller } from '../../held-places.ts';
import type { FairPool } from './fair-pool.ts';
import { type Lead, fly } from './flight.ts';
import type { Spending } from './spending.ts';

/** What a transaction's settings are made of: the policies read them. */
export interface Scope {
  settings: Record<string, string>;
  sight: Sight;
}

/** What the policies leave to columns and places: how a screen sees the rows that they show it. */
export interface Sight {
  /** Whether rows are seen by a screen: none, all of them, or some beside what other grants show. */
  screens: 'none' | 'all' | 'some';
  /** Whether what hangs there is seen by a screen alone, and so no finer than its community. */
  isCoarse: (path: string) => boolean;
  /** Those of the transaction. */
  settings: Record<string, string>;
  /** Of those of the viewer's grants alone that had begun by then; undefined: all had. */
  settingsAt: (moment: Date) => Record<string, string> | undefined;
}

export interface Statement {
  /** What it answers, `lists.needsOfPlace`: stands in front of its SQL. */
  name: string;
  text: string;
  /** Prepared once per connection. Not where the best plan hangs on the values. */
  isPrepared?: boolean;
}

/** Who asks, with which eyes, and how much it may take. */
export interface Asking {
  scope: Scope;
  caller: Caller;
  spending: Spending;
}

export type Observe = (statement: Statement, values: readonly unknown[]) => void;

/** What a connection allows a statement where nothing else is said, and how much longer its answer may take. */
const LONGEST_MS = 60_000;
const GRACE_MS = 5_000;

/** PostgreSQL's query_canceled: by statement_timeout, since nothing else ends statements. */
const CANCELLED = '57014';

/** Opens a transaction that reads one moment and writes nothing. */
const BEGIN: Lead = {
  name: 'hub_begin',
  text: 'begin isolation level repeatable read, read only',
  values: [],
};

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

  constructor(pool: FairPool, { scope, caller, spending }: Asking, observe: Observe | undefined) {
    this.pool = pool;
    this.caller = caller;
    this.spending = spending;
    this.scope = scopeLead(scope, spending.statementMs);
    this.observe = observe;
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
    spending.begin();
    try {
      const text = `/* ${statement.name} */ ${statement.text}`;
      const name = statement.isPrepared ? preparedName(text) : undefined;
      const prepared = { text, values: values as unknown[], ...(name && { name }) };
      corkUntilNextTick(client);
      return await fly<R>(client, this.leads(), prepared, {
        countRow: (bytes) => spending.countRow(bytes),
        replyMs: (spending.statementMs ?? LONGEST_MS) + GRACE_MS,
      });
    } finally {
      spending.end();
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

/** What is asked in one tick, as the loaders of siblings are, leaves in one write. */
function corkUntilNextTick(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Viewers ask again and again. */
const leads = new WeakMap<Scope, Map<number | undefined, Lead>>();

function scopeLead(scope: Scope, statementMs: number | undefined): Lead {
  let known = leads.get(scope);
  if (!known) leads.set(scope, (known = new Map()));
  let lead = known.get(statementMs);
  if (!lead) known.set(statementMs, (lead = leadOf(scope, statementMs)));
  return lead;
}

function leadOf({ settings }: Scope, statementMs: number | undefined): Lead {
  const pairs = Object.entries({
    ...settings,
    ...(statementMs !== undefined && { statement_timeout: String(statementMs) }),
  });
  const text = pairs.map((_, i) => `set_config($${i * 2 + 1}, $${i * 2 + 2}, true)`).join(', ');
  const lead = { name: `hub_scope_${pairs.length}`, text: `select ${text}`, values: pairs.flat() };
  if (!('gridhub.units' in settings)) return lead;
  return { ...lead, name: `${lead.name}_units`, text: `${lead.text}, ${OPENING}` };
}

/**
 * What agreements open to units is worked out before the first statement, whether or not that meets a row: a row that is
 * hidden takes as long as one that is not there.
 */
const OPENING = `set_config('gridhub.opened', scope_opening(), true)`;

const names = new Map<string, string>();

/** Clients make texts by what they select and filter: every connection keeps what is prepared, so not all are. */
const MOST_PREPARED = 500;

/** Short and one to one with the text; none for a text that comes when enough are prepared. */
function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
