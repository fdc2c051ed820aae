/**
 * The password of the embedded database, kept beside it.
 * Invariant: one that is there is never written over: a new one is drafted, and takes its place when the server knows it.
 */
import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import type { Place } from './embedded-place.ts';

/** None where there is no file. @throws StartError where there is one that holds no password */
export async function readPassword(folder: string): Promise<string | undefined> {
  const file = join(folder, 'password');
  try {
    const password = (await readFile(file, 'utf8')).trim();
    if (/^[\w-]{16,}$/.test(password)) return password;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartError(`${file} cannot be read: ${message}. ${MOVE_AWAY}`, { cause });
  }
  throw new StartError(`${file} holds no password of the database. ${MOVE_AWAY}`);
}

/** The cure where the file is not what it should be. */
export const MOVE_AWAY = 'Move the file away and start again: the hub makes a new password.';

/** A new one, in a file beside its place: none but the server's user reads it. */
export async function draftPassword({ folder, user }: Place): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = join(folder, 'password.draft');
  await rm(file, { force: true });
  // `wx`: what somebody puts there in between, a link for instance, is not followed.
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (user) await chown(file, user.uid, user.gid);
  return password;
}

/** Takes the drafted one for the database's. */
export async function keepPassword(folder: string): Promise<void> {
  await rename(join(folder, 'password.draft'), join(folder, 'password'));
}
