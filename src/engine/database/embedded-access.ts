/** Whether a data folder is there, is a folder, and is its server's to use; each that is not is a sentence with its cure. */
import { constants } from 'node:fs';
import { access, readlink, stat } from 'node:fs/promises';
import { StartError } from '../../errors.ts';
import { type User, WINDOWS } from './embedded-folder.ts';

/** @throws StartError where this user cannot write there */
export async function requireAccess(folder: string): Promise<void> {
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

/** @throws StartError where it is a link to nowhere, or a file */
export async function requireFolder(data: string): Promise<void> {
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

/** PostgreSQL takes nothing that another user could change. @throws StartError */
export async function requireOwner(data: string, user: User | undefined): Promise<void> {
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
