/** Statements that want a right which the login may lack: then an administrator is told what to run. */
import type pg from 'pg';
import { StartError } from '../../errors.ts';

/**
 * Another database's start may have made the role in between: roles belong to the whole server.
 * @throws StartError with all the statements where the login may not run one
 */
export async function orSay(
  login: pg.Client,
  statement: string,
  all: readonly string[],
): Promise<void> {
  try {
    await login.query(statement);
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === '42710' || code === '23505') return;
    if (code !== '42501') throw cause;
    const { rows } = await login.query('select current_user as name');
    const sql = all.map((one) => one.replace('current_user', `"${rows[0].name}"`)).join(' ');
    throw new StartError(
      `The database user "${rows[0].name}" may not set GridHub up. Have an administrator run this in the ` +
        `database, then start again: ${sql}`,
      { cause },
    );
  }
}
