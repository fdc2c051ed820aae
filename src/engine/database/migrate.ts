/**
 * Brings a database to the present schema: server version, roles, schema, migrations, in that order.
 * Invariants: concurrent starts take turns under one advisory lock; a database that knows more than this program is left
 * as it is.
 */
import type pg from 'pg';
import { MIGRATIONS } from '../../../migrations/index.ts';
import { openLogin } from './login.ts';
import { standAtBaseline } from './baseline.ts';
import { type Migrations, doneMigrations, runPending } from './migration-run.ts';
import type { Say } from './migration-progress.ts';
import { takeTurn } from './migration-turn.ts';
import { checkVersion } from './schema-version.ts';
import { checkServer } from './server-check.ts';
import { prepare } from './database-roles.ts';

const OLDEST_SERVER = 15;

export interface MigrateOptions {
  /** Hears what takes long, and how far it is. */
  say?: Say;
  /** Other than those of this program, for tests. */
  migrations?: Migrations;
  oldestServer?: number;
  /** What else the database has to have, as SQL for its administrator. */
  alsoNeeds?: (login: pg.Client) => Promise<string[]>;
}

interface AndThen<T> {
  /** What is done then, before another start has its turn. */
  afterwards: () => Promise<T>;
}

/**
 * @throws StartError with the cure where the server is too old or read-only, a right is missing, or the database was
 *   brought further by a newer GridHub
 */
export function migrate(url: string, options?: MigrateOptions): Promise<void>;

export function migrate<T>(url: string, options: MigrateOptions & AndThen<T>): Promise<T>;

export async function migrate<T>(
  url: string,
  options: MigrateOptions & Partial<AndThen<T>> = {},
): Promise<T | void> {
  const { say = () => {}, migrations = MIGRATIONS, oldestServer = OLDEST_SERVER } = options;
  const { alsoNeeds = async () => [], afterwards } = options;
  const login = await openLogin(url);
  try {
    await checkServer(login, oldestServer);
    await waitWithoutEnd(login);
    await takeTurn(login, say);
    await standAtBaseline(login, say);
    await checkVersion(login, migrations);
    await prepare(login, await alsoNeeds(login));
    await login.query('set role gridhub_owner');
    await runPending(login, migrations, await doneMigrations(login), say);
    return await afterwards?.();
  } finally {
    await login.end();
  }
}

/** An index over a million rows takes its time, whatever the server, the database or the login say of statements. */
async function waitWithoutEnd(login: pg.Client): Promise<void> {
  await login.query(`select set_config(name, '0', false) from pg_settings where name in ('statement_timeout',
    'lock_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout')`);
  await login.query('set search_path = gridhub; set timezone = utc; set jit = off');
}
