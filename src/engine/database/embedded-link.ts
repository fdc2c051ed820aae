/** The data folder by the one name that it has without links. */
import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { StartError } from '../../errors.ts';

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
