/** The login that the hub is given, by itself: for roles and the schema. */
import pg from 'pg';
import { StartError } from '../../errors.ts';
import { poolerDropping, poolerRefusing } from './pooler.ts';
import { toldByStatement } from './connect.ts';
import { withoutPassword } from './address.ts';

/** The login itself, for what only it may do: roles and the schema. */
export async function openLogin(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'gridhub-start',
    // Asked back below.
    options: '-c gridhub.told=yes',
  });
  client.on('error', toldByStatement);
  try {
    await client.connect();
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException;
    const pooled = poolerRefusing(message);
    if (pooled) throw pooled;
    throw new StartError(
      `The database at ${withoutPassword(url)} cannot be reached: ${message || code}. ` +
        'Check DATABASE_URL and that the server is running.',
      { cause },
    );
  }
  await requireOptions(client);
  return client;
}

/** @throws StartError where a pooler dropped what the connection was opened with */
async function requireOptions(client: pg.Client): Promise<void> {
  try {
    const { rows } = await client.query(`select current_setting('gridhub.told', true) as told`);
    if (rows[0]?.told !== 'yes') throw poolerDropping();
  } catch (error) {
    await client.end();
    throw error;
  }
}
