/**
 * The accounts that the demo's traffic acts as: a secretary and a worker for each community, a liaison for each unit. They are
 * of the demonstration, and made when traffic is first asked for. Their tokens are new at each start and kept nowhere, and
 * revoked by the next start of the demonstration (`demo-tokens`).
 */
import type pg from 'pg';
import { hashOf, newSecret } from '../../engine/access/secret.ts';
import { openClient } from '../../engine/database/connect.ts';
import { newId } from '../../id.ts';
import { lockDemo } from '../demo-tokens.ts';
import type { Giver } from './command.ts';
import { requireWhollyDemo } from './wholly-demo.ts';

/** Tokens by who gives a command; the administrator's is the demonstration's own. */
export type Cast = ReadonlyMap<Giver, string>;

/** Names the accounts' tokens among others. */
const LABEL = '演示流量';
const DAYS = 365;

interface Part {
  giver: Giver;
  account: string;
  role: string;
  /** Where it is granted: on these places, or on this unit. */
  places: { id: string; path: string }[];
  unitId: string | null;
}

/** @throws StartError where the database holds anything that is not the demonstration's */
export async function openCast(url: string, administrator: string): Promise<Cast> {
  const client = await openClient(url, 'gridhub_writer');
  try {
    await client.query('begin');
    await lockDemo(client);
    await requireWhollyDemo(client);
    const cast = new Map<Giver, string>([['administrator', administrator]]);
    const parts = await partsIn(client);
    const accounts = await accountsOf(client, parts);
    for (const { giver } of parts) cast.set(giver, newSecret());
    await giveTokens(
      client,
      parts.map(({ giver, account }) => [accounts.get(account) ?? '', cast.get(giver) ?? '']),
    );
    await client.query('commit');
    return cast;
  } finally {
    await client.end();
  }
}

/** In villages of the demo there are no grids: there a member of staff reports what elsewhere the grid worker does. */
async function partsIn(client: pg.Client): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `/* traffic.parts */ with seat as (select id, code, name, path from place where kind in ('COMMUNITY', 'VILLAGE')),
       grid as (select s.id as seat_id, json_agg(json_build_object('id', g.id, 'path', g.path) order by g.code) as places
         from seat s join place g on g.parent_id = s.id and g.kind = 'GRID' group by s.id)
     select 'secretary of ' || code as giver, '示范书记·' || name as account, 'COMMUNITY_SECRETARY' as role,
       json_build_array(json_build_object('id', id, 'path', path)) as places, null as "unitId" from seat
     union all select 'worker of ' || code, '示范' || case when g.seat_id is null then '村干部' else '网格员' end || '·' || name,
       case when g.seat_id is null then 'COMMUNITY_STAFF' else 'GRID_WORKER' end,
       coalesce(g.places, json_build_array(json_build_object('id', id, 'path', path))), null
       from seat left join grid g on g.seat_id = seat.id
     union all select 'liaison of ' || id, name || '联络员', 'UNIT_LIAISON', '[]', id from partner_unit`,
  );
  return rows;
}

/** Ids by name; those that are not there yet are made, with their grants. */
async function accountsOf(client: pg.Client, parts: readonly Part[]): Promise<Map<string, string>> {
  const names = parts.map(({ account }) => account);
  const { rows } = await client.query<{ id: string; name: string }>(
    `/* traffic.accounts */ select id, name from account where is_demo and name = any($1)`,
    [names],
  );
  const known = new Map(rows.map(({ id, name }) => [name, id]));
  const missing = parts.filter(({ account }) => !known.has(account));
  for (const { account } of missing) known.set(account, newId('account'));
  const grants = missing.flatMap(({ account, role, places, unitId }) =>
    (unitId === null ? places : [null]).map((place) => ({
      id: newId('grant'),
      account_id: known.get(account),
      role,
      place_id: place?.id ?? null,
      path: place?.path ?? null,
      unit_id: unitId,
    })),
  );
  const accounts = missing.map(({ account }) => ({ id: known.get(account), name: account }));
  await client.query(
    `/* traffic.open */ insert into account (id, name, is_demo)
     select id, name, true from jsonb_populate_recordset(null::account, $1)`,
    [JSON.stringify(accounts)],
  );
  await client.query(
    `/* traffic.grant */ insert into access_grant (id, account_id, role, place_id, path, unit_id, valid_from, is_demo)
     select id, account_id, role, place_id, path, unit_id, now(), true from jsonb_populate_recordset(null::access_grant, $1)`,
    [JSON.stringify(grants)],
  );
  return known;
}

/** One an account, in the place of the one before: starts leave no rows behind. */
async function giveTokens(client: pg.Client, tokens: readonly [string, string][]): Promise<void> {
  const accounts = tokens.map(([account]) => account);
  await client.query(
    `/* traffic.forget */ delete from token where is_demo and label = $1 and account_id = any($2)`,
    [LABEL, accounts],
  );
  await client.query(
    `/* traffic.give */ insert into token (id, account_id, label, hash, expires_at, is_demo)
     select id, account_id, $4, hash, now() + $5 * interval '1 day', true
     from unnest($1::text[], $2::text[], $3::text[]) given (id, account_id, hash)`,
    [
      tokens.map(() => newId('token')),
      accounts,
      tokens.map(([, secret]) => hashOf(secret)),
      LABEL,
      DAYS,
    ],
  );
}
