/** The demonstration's accounts with their grants, into the database. */
import type pg from 'pg';
import { AccessGrant } from '../domain/accounts/access-grant.entity.ts';
import { Account } from '../domain/accounts/account.entity.ts';
import type { Tables } from '../engine/database/tables.ts';
import { type DemoPlace, demoAccess } from './demo-access.ts';
import { insertRows } from './insert.ts';
import { Random } from './random.ts';
import { HISTORY_MS } from './seed-district.ts';

const ACCESS_SEED = 211_102;

/** The demonstration's accounts, unless it has them: a district made before there were accounts gets them late. */
export async function seedAccess(client: pg.Client, tables: Tables): Promise<void> {
  const { rows: facts } = await client.query<{ value: { asOf: string } }>(
    `select value from hub_fact where name = 'demo' and not exists (select from account where is_demo)`,
  );
  const [fact] = facts;
  if (!fact) return;
  const places = await client.query<DemoPlace>(
    `select id, code, kind, path, parent_id as "parentId" from place where kind <> 'BUILDING' order by code`,
  );
  const units = await client.query<{ id: string }>('select id from partner_unit order by code');
  const at = new Date(new Date(fact.value.asOf).getTime() - HISTORY_MS);
  const access = demoAccess(places.rows, units.rows, new Random(ACCESS_SEED), at);
  await insertRows(client, tables, Account, access.accounts);
  await insertRows(client, tables, AccessGrant, access.grants);
}
