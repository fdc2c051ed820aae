/** A connection that reads as an account does: its role, and its settings in an open transaction. */
import pg from 'pg';
import type { Role } from '../../src/engine/access/roles.ts';
import { Viewer } from '../../src/engine/access/viewer.ts';
import { connectAs } from '../../src/engine/database/connect.ts';
import type { TestHub } from './hub.ts';

interface GrantRow {
  id: string;
  role: Role;
  path: string | null;
  unit_id: string | null;
}

export async function openViewing(
  { databaseUrl, sql }: TestHub,
  accountId: string,
): Promise<pg.Client> {
  const rows = await sql<GrantRow & Record<string, unknown>>(
    'select id, role, path, unit_id from access_grant where account_id = $1',
    [accountId],
  );
  const grants = rows.map(({ id, role, path, unit_id: unitId }) => ({
    id,
    role,
    place: path === null ? null : { id: '', name: '', path },
    unit: unitId === null ? null : { id: unitId, name: '' },
    validUntil: null,
  }));
  const viewer = new Viewer({ accountId, name: '', grants, reveals: [] });
  const client = new pg.Client(connectAs(databaseUrl, 'gridhub_viewer'));
  await client.connect();
  await client.query('begin read only');
  for (const [name, value] of Object.entries(viewer.scope(new Date()).settings)) {
    await client.query('select set_config($1, $2, true)', [name, value]);
  }
  return client;
}
