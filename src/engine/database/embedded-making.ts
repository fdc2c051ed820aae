/**
 * Makes the database of an empty folder.
 * Invariant: what is made stands beside its place until it is whole, so that what was ended midway never looks finished.
 */
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { WINDOWS } from './embedded-folder.ts';
import type { State } from './embedded-state.ts';
import type { Place } from './embedded-place.ts';
import { readPassword, draftPassword, keepPassword } from './embedded-password.ts';
import { renewPassword } from './embedded-renewal.ts';
import { run, whyOf } from './embedded-program.ts';

/** The password of the database, which is made where the folder has none. @throws StartError */
export async function initialise(
  native: string,
  place: Place,
  { state, say }: { state: State; say: (line: string) => void },
): Promise<string> {
  const { data, folder } = place;
  if (state === 'whole') return (await readPassword(folder)) ?? renewPassword(native, place, say);
  say(
    state === 'half'
      ? 'making the database anew: the first start was ended while it did'
      : 'making the database (first start)',
  );
  const draft = `${data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (place.user) await chown(draft, place.user.uid, place.user.gid);
  const password = await draftPassword(place);
  const local = WINDOWS ? 'scram-sha-256' : 'trust';
  const words = [
    ...['--pgdata', draft, '--username', 'gridhub', '--pwfile', join(folder, 'password.draft')],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin'],
    ...['--builtin-locale', 'C.UTF-8', `--auth-local=${local}`, '--auth-host=scram-sha-256'],
    '--no-instructions',
  ];
  const { said, how } = await run(join(native, 'bin', 'initdb'), words, place);
  if (how !== 'exit code 0') {
    throw new StartError(`The database could not be made in ${folder}: ${whyOf(said, how)}`);
  }
  await rename(draft, data);
  await keepPassword(folder);
  return password;
}
