/**
 * Brings a database to the present schema: server version, roles, schema, migrations, in that order.
 * Invariant: concurrent starts take turns under one advisory lock.
 */
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.ts';
import { StartError } from '../errors.ts';
import { ROLES, connectAs, openLogin } from './connect.ts';

const OLDEST_SERVER = 15;
const LOCK = 7_414_001;

/** @throws StartError with the cure where the server is too old or a right is missing */
export async function migrate(url: string, oldest = OLDEST_SERVER): Promise<void> {
  const login = await openLogin(url);
  try {
    await checkServer(login, oldest);
    await login.query('select pg_advisory_lock($1)', [LOCK]);
    await prepare(login);
    await runMigrations(url);
  } finally {
    await login.end();
  }
}

async function checkServer(login: pg.Client, oldest: number): Promise<void> {
  const { rows } = await login.query(
    `select current_setting('server_version_num')::int / 10000 as version,
            pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = current_database()`,
  );
  const { version, encoding } = rows[0];
  if (version < oldest) {
    throw new StartError(
      `The server is PostgreSQL ${version}; GridHub needs ${oldest} or later. ` +
        'Upgrade it, or leave DATABASE_URL empty to use the one that comes with GridHub.',
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartError(`The database's encoding is ${encoding}; make one with encoding UTF8.`);
  }
}

/** Roles, their use by this login, the schema: what is there already is left as it is. */
async function prepare(login: pg.Client): Promise<void> {
  const { rows } = await login.query<{ statement: string }>(
    `select format('create role %I nologin;', name) as statement from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name)
     union all
     select format('grant %I to current_user;', name) from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name
                         and pg_has_role(current_user, oid, 'member'))
     union all
     select 'create schema gridhub authorization gridhub_owner;'
       where to_regnamespace('gridhub') is null`,
    [ROLES],
  );
  const statements = rows.map(({ statement }) => statement);
  for (const statement of statements) await orSay(login, statement, statements);
}

/** Another database's start may have made the role in between: roles belong to the whole server. */
async function orSay(login: pg.Client, statement: string, all: string[]): Promise<void> {
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

async function runMigrations(url: string): Promise<void> {
  const orm = new MikroORM({
    clientUrl: url,
    driverOptions: { ...connectAs(url, 'gridhub_owner'), max: 2 },
    schema: 'gridhub',
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      tableName: 'migration',
      migrationsList: MIGRATIONS,
      snapshot: false,
      silent: true,
    },
  });
  try {
    await orm.connect();
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}
