/**
 * Brings a database to the present schema: server version, roles, schema, migrations, in that order.
 * Invariants: concurrent starts take turns under one advisory lock; a database that knows more than this program is left
 * as it is.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { MIGRATIONS } from '../../../migrations/index.ts';
import { StartError } from '../../errors.ts';
import { ROLES, openLogin } from './connect.ts';
import { LOCKS } from './locks.ts';
import { standAtBaseline } from './baseline.ts';
import { type Migrations, doneMigrations, runPending } from './migration-run.ts';
import type { Say } from './migration-progress.ts';

const OLDEST_SERVER = 15;
const TURN_MS = 100;
/** How often it is said that a turn has not come yet. */
const AGAIN_MS = 30_000;

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

/** @throws StartError where the database does not have the schema of this program: for what changes nothing by itself */
export async function requirePresent(url: string): Promise<void> {
  const login = await openLogin(url);
  try {
    const done = await checkVersion(login, MIGRATIONS);
    if (MIGRATIONS.every(({ name }) => done.includes(name))) return;
    throw new StartError(
      'The database does not have the present schema. Run `gridhub migrate`, or start the hub once.',
    );
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

/**
 * Asked for again and again: one that waited inside a statement would hold a snapshot, and an index that is made beside
 * writers waits for all of those, this one's included, for ever.
 */
async function takeTurn(login: pg.Client, say: Say): Promise<void> {
  for (let told = -AGAIN_MS; ;) {
    const { rows } = await login.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [LOCKS.migrate],
    );
    if (rows[0]?.taken) return;
    if (performance.now() - told >= AGAIN_MS) {
      told = performance.now();
      say(`another start is migrating this database (${await holderOf(login)}): waiting for it`);
    }
    await sleep(TURN_MS);
  }
}

async function holderOf(login: pg.Client): Promise<string> {
  const { rows } = await login.query<{ pid: number; since: string | null }>(
    `select l.pid, to_char(a.backend_start at time zone 'utc', 'HH24:MI:SS') as since
     from pg_locks l left join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objid::bigint = $1 and l.classid = 0
       and l.database = (select oid from pg_database where datname = current_database())`,
    [LOCKS.migrate],
  );
  const [holder] = rows;
  if (!holder) return 'it has just ended';
  return `server process ${holder.pid}${holder.since ? `, since ${holder.since} UTC` : ''}`;
}

/** What has run there. A program does not know what a newer one keeps, and would write past it. */
async function checkVersion(login: pg.Client, known: Migrations): Promise<string[]> {
  const { rows: found } = await login.query(
    `select to_regclass('gridhub.migration') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return [];
  const { rows } = await login.query<{ name: string }>(
    'select name from gridhub.migration order by id',
  );
  const done = rows.map(({ name }) => name);
  const newest = done
    .filter((name) => !known.some((one) => one.name === name))
    .toSorted()
    .at(-1);
  if (newest === undefined) return done;
  throw new StartError(
    `The database was brought to ${newest} by a newer GridHub; this one knows ${known.at(-1)?.name} at most and leaves it ` +
      'as it is. Start the newer GridHub, or restore the backup that was made before it was first started.',
  );
}

async function checkServer(login: pg.Client, oldest: number): Promise<void> {
  const { rows } = await login.query(
    `select current_setting('server_version_num')::int / 10000 as version,
            pg_encoding_to_char(encoding) as encoding,
            pg_is_in_recovery() as "isStandby",
            current_setting('default_transaction_read_only')::boolean as "isReadOnly"
     from pg_database where datname = current_database()`,
  );
  const { version, encoding, isStandby, isReadOnly } = rows[0];
  if (version < oldest) {
    throw new StartError(
      `The server is PostgreSQL ${version}; GridHub needs ${oldest} or later. ` +
        'Upgrade it, or leave DATABASE_URL empty to use the one that comes with GridHub.',
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartError(`The database's encoding is ${encoding}; make one with encoding UTF8.`);
  }
  if (isStandby) {
    throw new StartError(
      'The server is a standby, which takes no changes. Let DATABASE_URL lead to the primary, or promote this one ' +
        '(`select pg_promote()`).',
    );
  }
  if (isReadOnly) {
    throw new StartError(
      'The database is set to be read only (default_transaction_read_only). Reset that for the database, or for its ' +
        'user, and start again.',
    );
  }
}

/** The right to become a role: from PostgreSQL 16 on a role's maker is its member without it. */
const MAY_BECOME = `case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end`;

/** Roles, their use by this login, the schema: what is there already is left as it is. */
async function prepare(login: pg.Client, more: readonly string[]): Promise<void> {
  const { rows } = await login.query<{ statement: string }>(
    `select format('create role %I nologin;', name) as statement from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name)
     union all
     select format('grant %I to current_user;', name) from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name
                         and pg_has_role(current_user, oid, ${MAY_BECOME}))
     union all
     select 'create schema gridhub authorization gridhub_owner;'
       where to_regnamespace('gridhub') is null`,
    [ROLES],
  );
  const statements = [...rows.map(({ statement }) => statement), ...more];
  for (const statement of statements) await orSay(login, statement, statements);
}

/** Another database's start may have made the role in between: roles belong to the whole server. */
export async function orSay(
  login: pg.Client,
  statement: string,
  all: readonly string[],
): Promise<void> {
  try {
    await login.query(statement);
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === '42710' || code === '23505') return;
    if (code !== '42501') throw cause;
    const { rows } = await login.query('select current_user as name');
    const sql = all.map((one) => one.replace('current_user', `"${rows[0].name}"`)).join(' ');
    throw new StartError(
      `The database user "${rows[0].name}" may not set GridHub up. Have an administrator run this in the ` +
        `database, then start again: ${sql}`,
      { cause },
    );
  }
}
