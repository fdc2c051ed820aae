/**
 * Where the demonstration's tokens are kept in plain: a file of the data folder, for whoever runs the hub alone. It is not
 * PostgreSQL's to read, which runs as another user where the hub is root.
 */
import { chmod, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../errors.ts';

const NAME = 'demo-tokens.json';
const OURS_ALONE = 0o600;

/** By role; none where there is no such file, or nothing that can be read in it: then they are made anew. */
export async function readTokens(folder: string): Promise<Readonly<Record<string, string>>> {
  const file = join(folder, NAME);
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    await chmod(file, OURS_ALONE);
    return Object.fromEntries(
      Object.entries(read ?? {}).filter(([, token]) => typeof token === 'string'),
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw new StartError(
      `The demonstration's tokens cannot be read: ${message}. They are for the user alone who runs the hub.`,
      { cause: error },
    );
  }
}

/** Beside its place and renamed: a file is never half written, nor readable by others for a moment. */
export async function keepTokens(
  folder: string,
  tokens: Readonly<Record<string, string>>,
): Promise<void> {
  const file = join(folder, NAME);
  const draft = `${file}.draft`;
  await rm(draft, { force: true });
  const opened = await open(draft, 'wx', OURS_ALONE);
  try {
    await opened.writeFile(`${JSON.stringify(tokens, null, 2)}\n`);
    await opened.sync();
  } finally {
    await opened.close();
  }
  await rename(draft, file);
}
