/**
 * What lies in the data folder, seen before anything is written there.
 * Invariant: a folder that is neither empty nor whole stays as it is; each kind of damage is a sentence with its cure.
 */
import { constants } from 'node:fs';
import { access, lstat, readFile, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { type User, WINDOWS } from './embedded-folder.ts';

/** *half*: a first start was ended while it made the database; nothing was ever kept in what it left. */
export type State = 'empty' | 'half' | 'whole';

const CONTROL_BYTES = 8_192;
/** What initdb makes, and no server ever takes away. */
const PARTS = [
  ...['PG_VERSION', 'base', 'global', 'global/pg_control', 'postgresql.conf', 'pg_hba.conf'],
  ...['pg_commit_ts', 'pg_dynshmem', 'pg_logical', 'pg_multixact', 'pg_notify', 'pg_replslot'],
  ...['pg_serial', 'pg_snapshots', 'pg_stat', 'pg_subtrans', 'pg_tblspc', 'pg_twophase'],
  ...['pg_wal', 'pg_xact'],
];
const DRAFT_PART = /^(PG_VERSION|base|global|pg_\w+(\.conf)?|postgresql(\.auto)?\.conf)$/;
/** Of the file system, and of the hub itself. */
const NO_CONTENT = ['lost+found'];
/** Of the hub where it uses a database elsewhere. */
const LOGINS = /^logins-\d+\.json(\.draft)?$/;
const OWN = ['password', 'password.draft', 'postgres.draft'];
const RESTORE = 'Restore it from a backup, whole';

/**
 * The folder without links on the way: two names of one folder must meet the same lock.
 * @throws StartError where it is a link to nowhere, or no folder
 */
export async function realFolder(given: string): Promise<string> {
  const found = await lstat(given).catch(() => undefined);
  if (!found) return given;
  const target = await realpath(given).catch(() => undefined);
  if (target === undefined) {
    throw new StartError(
      `The data folder ${given} is a link to ${await readlink(given)}, which is not there. Is its disk mounted? ` +
        'Mount it, or set GRIDHUB_DATA to another folder.',
    );
  }
  if ((await stat(target)).isDirectory()) return target;
  throw new StartError(
    `The data folder ${given} is a file, not a folder. Move it away, or set GRIDHUB_DATA to another folder.`,
  );
}

interface Place {
  folder: string;
  data: string;
  user: User | undefined;
}

/** @throws StartError for whatever is neither empty nor whole, or not the server's to use */
export async function examine({ folder, data, user }: Place, major: number): Promise<State> {
  await requireAccess(folder);
  const all = await readdir(folder);
  const names = all.filter((name) => !NO_CONTENT.includes(name) && !LOGINS.test(name));
  if (!names.includes('postgres')) return judgeUnmade(folder, names);
  await requireFolder(data);
  await requireContent(data);
  await requireOwner(data, user);
  await requireParts(data);
  await requireVersion(data, major);
  return 'whole';
}

async function judgeUnmade(folder: string, names: readonly string[]): Promise<State> {
  if (names.length === 0) return 'empty';
  const foreign = names.find((name) => !OWN.includes(name));
  if (foreign !== undefined) {
    throw new StartError(
      `The data folder ${folder} holds "${foreign}" and no database of GridHub: nothing was written there. ` +
        'Set GRIDHUB_DATA to an empty folder, or to the one with the database.',
    );
  }
  if (!names.includes('postgres.draft')) {
    throw new StartError(
      `The data folder ${folder} holds a password and no database (${join(folder, 'postgres')} is not there). Is its ` +
        `disk mounted, was it moved? Bring it back; to begin with an empty database, move ${join(folder, 'password')} away.`,
    );
  }
  const draft = join(folder, 'postgres.draft');
  const strange = (await readdir(draft)).find((name) => !DRAFT_PART.test(name));
  if (strange === undefined) return 'half';
  throw new StartError(
    `${draft} is what a first start left half made, but holds "${strange}", which is not of that. Move the folder away ` +
      'and start again.',
  );
}

async function requireAccess(folder: string): Promise<void> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { uid } = await stat(folder);
    const isReadOnly = (cause as NodeJS.ErrnoException).code === 'EROFS';
    const why = isReadOnly ? 'is on a read-only file system' : `belongs to user ${uid}`;
    throw new StartError(
      `The data folder ${folder} ${why}, and this user (${process.getuid?.()}) cannot write there. ` +
        `${isReadOnly ? 'Mount it to be written to' : 'Give it to this user (chown -R)'}, or set GRIDHUB_DATA to another one.`,
      { cause },
    );
  }
}

async function requireFolder(data: string): Promise<void> {
  const found = await stat(data).catch(() => undefined);
  if (!found) {
    throw new StartError(
      `${data} is a link to ${await readlink(data)}, which is not there. Is its disk mounted? Mount it and start again.`,
    );
  }
  if (!found.isDirectory()) {
    throw new StartError(
      `${data} is a file, where the database should be. Move it away, and restore the database from a backup; ` +
        'without one, start again in an empty folder (GRIDHUB_DATA).',
    );
  }
}

/** PostgreSQL takes nothing that another user could change. */
async function requireOwner(data: string, user: User | undefined): Promise<void> {
  if (WINDOWS) return;
  const { uid, mode } = await stat(data);
  const server = user?.uid ?? process.getuid?.();
  if (uid !== server) {
    throw new StartError(
      `The database in ${data} belongs to user ${uid}, and its server runs as user ${server}. Start the hub as the user ` +
        `that made it, or give it away: chown -R ${server} ${data}.`,
    );
  }
  if ((mode & 0o027) === 0) return;
  throw new StartError(
    `The database in ${data} is open to other users (mode ${(mode & 0o777).toString(8)}), which PostgreSQL refuses. ` +
      `Close it: chmod 700 ${data}.`,
  );
}

/** What a disk was mounted on is an empty folder when it is not. */
async function requireContent(data: string): Promise<void> {
  const names = await unreadable(readdir(data), data);
  if (names.length > 0) return;
  throw new StartError(
    `${data} is empty, where the database should be. Is its disk mounted? Mount it and start again; to begin with an ` +
      'empty database, remove that folder.',
  );
}

async function requireParts(data: string): Promise<void> {
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

async function requireVersion(data: string, major: number): Promise<void> {
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

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function unreadable<T>(reading: Promise<T>, data: string): Promise<T> {
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
