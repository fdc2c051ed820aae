/** The roles and the schema of GridHub, made where they are missing: what is there already is left as it is. */
import type pg from 'pg';
import { ROLES } from './connect.ts';
import { orSay } from './missing-right.ts';

/** The right to become a role: from PostgreSQL 16 on a role's maker is its member without it. */
const MAY_BECOME = `case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end`;

/** Roles, their use by this login, the schema, and what else is needed. @throws StartError where a right is missing */
export async function prepare(login: pg.Client, more: readonly string[]): Promise<void> {
  const { rows } = await login.query<{ statement: string }>(
    `select format('create role %I nologin;', name) as statement from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name)
     union all
     select format('grant %I to current_user;', name) from unnest($1::text[]) name
       where not exists (select from pg_roles where rolname = name
                         and pg_has_role(current_user, oid, ${MAY_BECOME}))
     union all
     select 'create schema gridhub authorization gridhub_owner;'
       where to_regnamespace('gridhub') is null`,
    [ROLES],
  );
  const statements = [...rows.map(({ statement }) => statement), ...more];
  for (const statement of statements) await orSay(login, statement, statements);
}
