/** Whether a database that has just been started lets the hub in. */
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../../errors.ts';
import { cureFor } from './embedded-cures.ts';
import { MOVE_AWAY } from './embedded-password.ts';
import type { Place } from './embedded-place.ts';
import type { Embedded } from './embedded-handle.ts';

const LOGIN_PATIENCE_MS = 20_000;

/**
 * The database as it was left by somebody else's hands: without our role, or with other rules of who may log in.
 * @throws StartError where it lets nobody in: then its server is stopped
 */
export async function requireLogin(embedded: Embedded, { data, folder }: Place): Promise<void> {
  const client = new pg.Client({
    connectionString: embedded.url,
    connectionTimeoutMillis: LOGIN_PATIENCE_MS,
  });
  client.on('error', () => {}); // What ends it in between fails `connect`, or is met by the next to log in.
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    await embedded.close();
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const hba =
      'Its pg_hba.conf must let in the user gridhub by the socket, and that user must be there.';
    const password = `The password in ${join(folder, 'password')} is not that of the database. ${MOVE_AWAY}`;
    const cure = code === '28P01' ? password : code.startsWith('28') ? hba : cureFor(message);
    throw new StartError(
      `The database in ${data} lets nobody in: ${message}. ${cure ?? 'Start again: it recovers.'}`,
      { cause },
    );
  }
}
