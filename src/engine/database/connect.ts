/** How the process connects: as which role, and with which settings. */
import pg, { type ClientConfig } from 'pg';
import { types } from './column-parsers.ts';

/** Those that the hub works in. */
export const ROLES = ['gridhub_owner', 'gridhub_writer', 'gridhub_feed', 'gridhub_viewer'] as const;

export type DatabaseRole = (typeof ROLES)[number];

/**
 * A connection *starts* in its role: no failed statement can leave it in the login's. Nothing is compiled: statements
 * are short, and one whose plan looks dear would cost 300 ms each time.
 */
export function connectAs(url: string, role: DatabaseRole): ClientConfig {
  return {
    connectionString: url,
    options: `-c role=${role} -c search_path=gridhub -c timezone=UTC -c jit=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
    application_name: role.replace('_', '-'),
    types,
  };
}

/** One connection that starts in the role. To be closed. */
export async function openClient(url: string, role: DatabaseRole): Promise<pg.Client> {
  const client = new pg.Client(connectAs(url, role));
  client.on('error', toldByStatement);
  await client.connect();
  return client;
}

/** One that is cut fails the statement under way or the next; without a listener it would end the process besides. */
export function toldByStatement(): void {}
