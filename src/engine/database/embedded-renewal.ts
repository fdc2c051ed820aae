/** A new password for a database whose own is lost, given while its server does not run. */
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import type { Place } from './embedded-place.ts';
import { draftPassword, keepPassword } from './embedded-password.ts';
import { run, whyOf } from './embedded-program.ts';

/**
 * By PostgreSQL's single-user mode, which asks for none: a user who can start the server on the folder owns what is in it.
 * The server must not run.
 */
export async function renewPassword(
  native: string,
  place: Place,
  say: (line: string) => void,
): Promise<string> {
  const { data, folder } = place;
  say(`making a new password of the database: ${join(folder, 'password')} is not there`);
  const password = await draftPassword(place);
  const words = ['--single', '-D', data, 'postgres'];
  const text = `alter role gridhub password '${password}'\n`;
  const { said, how } = await run(join(native, 'bin', 'postgres'), words, place, text);
  if (how !== 'exit code 0' || /\b(ERROR|FATAL|PANIC):/.test(said)) {
    throw new StartError(
      `The database in ${data} could not be given a new password: ${whyOf(said, how)}`,
    );
  }
  await keepPassword(folder);
  return password;
}
