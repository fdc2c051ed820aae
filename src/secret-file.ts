/**
 * Secrets that the hub keeps for itself: files of its data folder, for the user alone who runs it. They are not PostgreSQL's
 * to read, which runs as another user where the hub is root.
 */
import { chmod, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './errors.ts';

const OURS_ALONE = 0o600;
const OTHERS = 0o077;

export type Secrets = Readonly<Record<string, string>>;

/**
 * By name; none where there is no such file, or nothing that can be read in it: then they are made anew.
 * @throws StartError where it is not this user's to read
 */
export async function readSecrets(folder: string, name: string): Promise<Secrets> {
  const file = join(folder, name);
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (((await stat(file)).mode & OTHERS) !== 0) await chmod(file, OURS_ALONE);
    return Object.fromEntries(
      Object.entries(read ?? {}).filter(([, secret]) => typeof secret === 'string'),
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw new StartError(
      `${file} cannot be read: ${message}. It is for the user alone who runs the hub.`,
      { cause: error },
    );
  }
}

/** Beside its place and renamed: a file is never half written, nor readable by others for a moment. */
export async function keepSecrets(folder: string, name: string, secrets: Secrets): Promise<void> {
  const file = join(folder, name);
  const draft = `${file}.draft`;
  await rm(draft, { force: true });
  const opened = await open(draft, 'wx', OURS_ALONE);
  try {
    await opened.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await opened.sync();
  } finally {
    await opened.close();
  }
  await rename(draft, file);
}
