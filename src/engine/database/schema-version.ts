/** How far a database has been brought, beside what this program knows. */
import type pg from 'pg';
import { MIGRATIONS } from '../../../migrations/index.ts';
import { StartError } from '../../errors.ts';
import { openLogin } from './login.ts';
import type { Migrations } from './migration-run.ts';

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

/**
 * What has run there. A program does not know what a newer one keeps, and would write past it.
 * @throws StartError where a newer one has brought it further
 */
export async function checkVersion(login: pg.Client, known: Migrations): Promise<string[]> {
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
