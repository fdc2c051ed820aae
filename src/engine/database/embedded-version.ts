/** Whether the database in a folder is of the version of PostgreSQL that the project brings. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { RESTORE, unreadable } from './embedded-parts.ts';

/** @throws StartError with the way to bring it to this one */
export async function requireVersion(data: string, major: number): Promise<void> {
  const found = (await unreadable(readFile(join(data, 'PG_VERSION'), 'utf8'), data)).trim();
  if (found === String(major)) return;
  if (!/^\d+(\.\d+)?$/.test(found)) {
    throw new StartError(
      `The database in ${data} is damaged: its PG_VERSION says "${found.slice(0, 20)}", which is no version. Nothing was ` +
        `written there. ${RESTORE}.`,
    );
  }
  throw new StartError(
    `The database in ${data} was made by PostgreSQL ${found}, and this GridHub brings ${major}. Nothing was written there. ` +
      `Start the GridHub that it was made with, or a PostgreSQL ${found} by DATABASE_URL; or move it: pg_dump there, and ` +
      'restore into an empty folder (GRIDHUB_DATA).',
  );
}
