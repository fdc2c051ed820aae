/** Accounts, grants and tokens, written past the commands: who asks in a test, and what it may. */
import { newId } from '../../src/id.ts';
import type { Role } from '../../src/engine/access/roles.ts';
import { hashOf, newSecret } from '../../src/engine/access/secret.ts';
import { keyOf } from '../../src/domain/place/path.ts';
import type { TestHub } from './hub.ts';

export interface Root {
  id: string;
  code: string;
  path: string;
}

export class Office {
  /** The token of the account that may everything. */
  readonly token: string;
  readonly root: Root;
  readonly accountId: string;
  private readonly sql: TestHub['sql'];

  constructor(
    sql: TestHub['sql'],
    { token, root, accountId }: { token: string; root: Root; accountId: string },
  ) {
    this.sql = sql;
    this.token = token;
    this.root = root;
    this.accountId = accountId;
  }

  /** Makes the office the liaison of a unit, so that it may act for both sides. */
  async speakFor(unit: { id: string }): Promise<void> {
    await grant(this.sql, this.accountId, { role: 'UNIT_LIAISON', unit });
  }

  /** An account with these grants: its token. */
  async account(...grants: GrantOf[]): Promise<Known> {
    return openAccount(this.sql, grants);
  }
}

export interface GrantOf {
  role: Role;
  place?: { id: string; path: string };
  unit?: { id: string };
  from?: Date;
  until?: Date | null;
}

export interface Known {
  accountId: string;
  token: string;
  grantIds: string[];
}

/** The root that all places of a test hang on; where there is a demo, its province. */
export async function openOffice(sql: TestHub['sql']): Promise<Office> {
  const root = (await provinceOf(sql)) ?? (await makeProvince(sql));
  const { accountId, token } = await openAccount(sql, [{ role: 'DISTRICT_ADMIN', place: root }]);
  const office = new Office(sql, { token, root, accountId });
  for (const unit of await sql<{ id: string }>('select id from partner_unit'))
    await office.speakFor(unit);
  return office;
}

/** For a database that is to stay empty. */
export function noOffice(sql: TestHub['sql']): Office {
  return new Office(sql, { token: '', root: { id: '', code: '', path: '' }, accountId: '' });
}

async function openAccount(sql: TestHub['sql'], grants: GrantOf[]): Promise<Known> {
  const accountId = newId('account');
  await sql('insert into account (id, name) values ($1, $2)', [accountId, '值班员']);
  const grantIds: string[] = [];
  for (const one of grants) grantIds.push(await grant(sql, accountId, one));
  const token = newSecret();
  await sql(
    `insert into token (id, account_id, label, hash, expires_at) values ($1, $2, 'test', $3, '2100-01-01')`,
    [newId('token'), accountId, hashOf(token)],
  );
  return { accountId, token, grantIds };
}

async function grant(
  sql: TestHub['sql'],
  accountId: string,
  { role, place, unit, from = new Date('2000-01-01'), until = null }: GrantOf,
): Promise<string> {
  const id = newId('grant');
  await sql(
    `insert into access_grant (id, account_id, role, place_id, path, unit_id, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, accountId, role, place?.id ?? null, place?.path ?? null, unit?.id ?? null, from, until],
  );
  return id;
}

async function provinceOf(sql: TestHub['sql']): Promise<Root | undefined> {
  const [found] = await sql<Root & Record<string, unknown>>(
    `select id, code, path from place where kind = 'PROVINCE' order by code limit 1`,
  );
  return found;
}

async function makeProvince(sql: TestHub['sql']): Promise<Root> {
  const root = { id: newId('place'), code: '900000000', path: `${keyOf(999)}.` };
  await sql(
    `insert into place (id, code, kind, name, path) values ($1, $2, 'PROVINCE', '示范省', $3)`,
    [root.id, root.code, root.path],
  );
  return root;
}
