/**
 * One transaction of a command on a connection of its own.
 * Invariant: whatever could not be ended in order leaves the connection broken: it must be thrown away.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import { isTransient } from './transient-error.ts';

/** What the journal and the histories tell of a change. */
export interface Act {
  command: string;
  actor: string;
  role: string;
  /** Of the row that the command leaves in the audit: by it can be seen whether it was done. */
  auditId?: string;
}

/** A transaction whose COMMIT was sent and not yet answered. */
export interface Unsettled {
  xid: string;
  auditId: string | undefined;
}

export class Writing {
  isBroken = false;
  private readonly client: pg.PoolClient;
  private xid = '';
  private act: Act | undefined;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  /** For the unit of work: what it sends goes through this connection. */
  get context(): Parameters<EntityManager['setTransactionContext']>[0] {
    return contextOn(this.client) as never;
  }

  async begin(act: Act): Promise<void> {
    this.act = act;
    await this.client.query('begin');
    const { rows } = await this.client.query<{ xid: string }>(
      `/* database.act */ select set_config('gridhub.actor', $1, true),
         set_config('gridhub.role', $2, true), set_config('gridhub.command', $3, true),
         pg_current_xact_id()::text as xid`,
      [act.actor, act.role, act.command],
    );
    this.xid = rows[0]?.xid ?? '';
  }

  /** Undefined: it is done. @throws what the database refuses it with: nothing is done */
  async commit(): Promise<Unsettled | undefined> {
    try {
      const { command } = await this.client.query('commit');
      if (command !== 'COMMIT') throw new Error('a command went on after a statement had failed');
      return undefined;
    } catch (error) {
      if (!isTransient(error)) throw error;
      this.isBroken = true;
      return { xid: this.xid, auditId: this.act?.auditId };
    }
  }

  /** Never rejects: the server rolls back what its connection has left. */
  async rollBack(cause: unknown): Promise<void> {
    this.isBroken ||= isTransient(cause);
    if (this.isBroken) return;
    await this.client.query('rollback').catch(() => (this.isBroken = true));
  }
}

const contexts = new WeakMap<pg.PoolClient, Kysely<unknown>>();

function contextOn(client: pg.PoolClient): Kysely<unknown> {
  let context = contexts.get(client);
  if (!context) {
    const lent = {
      query: (text: string, values: readonly unknown[]) => client.query(text, values as unknown[]),
      release() {},
    };
    contexts.set(client, (context = contextOver({ connect: async () => lent as never })));
  }
  return context;
}

/** What the unit of work sends statements with: it never begins, commits or gives back anything. */
export function contextOver({ connect }: Pick<PostgresPool, 'connect'>): Kysely<unknown> {
  const pool = { connect, end: async () => {}, options: {} };
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
