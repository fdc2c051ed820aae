/** Whether a server, and its database, can serve GridHub at all. */
import type pg from 'pg';
import { StartError } from '../../errors.ts';

/** @throws StartError where it is too old, not UTF8, a standby or read-only, each with its cure */
export async function checkServer(login: pg.Client, oldest: number): Promise<void> {
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
