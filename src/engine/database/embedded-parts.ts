/**
 * Whether the database in a folder has all its parts.
 * Invariant: it is only looked at: what is damaged stays as it is.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';

const CONTROL_BYTES = 8_192;

/** What initdb makes, and no server ever takes away. */
const PARTS = [
  ...['PG_VERSION', 'base', 'global', 'global/pg_control', 'postgresql.conf', 'pg_hba.conf'],
  ...['pg_commit_ts', 'pg_dynshmem', 'pg_logical', 'pg_multixact', 'pg_notify', 'pg_replslot'],
  ...['pg_serial', 'pg_snapshots', 'pg_stat', 'pg_subtrans', 'pg_tblspc', 'pg_twophase'],
  ...['pg_wal', 'pg_xact'],
];

/** The cure of damage. */
export const RESTORE = 'Restore it from a backup, whole';

/** What a disk was mounted on is an empty folder when it is not. @throws StartError */
export async function requireContent(data: string): Promise<void> {
  const names = await unreadable(readdir(data), data);
  if (names.length > 0) return;
  throw new StartError(
    `${data} is empty, where the database should be. Is its disk mounted? Mount it and start again; to begin with an ` +
      'empty database, remove that folder.',
  );
}

/** @throws StartError for what is missing, or for a control file of another size */
export async function requireParts(data: string): Promise<void> {
  const missing: string[] = [];
  for (const part of PARTS) if (!(await isThere(join(data, part)))) missing.push(part);
  if (missing.length > 0) {
    const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
    throw new StartError(
      `The database in ${data} is not whole: it lacks ${missing.slice(0, 3).join(', ')}${more}. Nothing was written ` +
        `there. ${RESTORE}; or set GRIDHUB_DATA to an empty folder to begin anew.`,
    );
  }
  const { size } = await stat(join(data, 'global', 'pg_control'));
  if (size === CONTROL_BYTES) return;
  throw new StartError(
    `The database in ${data} is damaged: its control file (global/pg_control) has ${size} bytes, not ${CONTROL_BYTES}. ` +
      `Nothing was written there. ${RESTORE}.`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** What was read. @throws StartError in place of the system's error */
export async function unreadable<T>(reading: Promise<T>, data: string): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new StartError(
      `The database in ${data} cannot be read: ${(cause as Error).message}. Give it to the user that runs the hub, or ` +
        'restore it from a backup.',
      { cause },
    );
  }
}
