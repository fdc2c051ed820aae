/**
 * The demonstration's tokens: one a role, random for each database, of which the database holds the hashes alone.
 * Invariant: of all that were ever given in a database only those that were given last are good.
 */
import type pg from 'pg';
import { DAY_MS } from '../day.ts';
import { Role } from '../engine/access/roles.ts';
import { hashOf, isSecret, newSecret } from '../engine/access/secret.ts';
import { openClient } from '../engine/database/connect.ts';
import { LOCKS } from '../engine/database/locks.ts';
import { newId } from '../id.ts';
import { keepSecrets, readSecrets } from '../secret-file.ts';

export type DemoTokens = Readonly<Record<Role, string>>;

export const ROLES = Object.keys(Role) as Role[];
/** Where they are kept in plain. */
export const DEMO_TOKEN_FILE = 'demo-tokens.json';
const DAYS = 365;

function demoTokensBy(make: (role: Role) => string): DemoTokens {
  return Object.fromEntries(ROLES.map((role) => [role, make(role)])) as DemoTokens;
}

/**
 * Those of the demonstration in the database, good from now on for a year; undefined where it holds none. With a folder
 * they are the ones that it keeps, as far as the database knows them; without one they are new each time.
 */
export async function openDemoTokens(
  url: string,
  { folder, now }: { folder: string | undefined; now: Date },
): Promise<DemoTokens | undefined> {
  const kept = folder === undefined ? {} : await readSecrets(folder, DEMO_TOKEN_FILE);
  const client = await openClient(url, 'gridhub_writer');
  try {
    await client.query('begin');
    await lockDemo(client);
    const good = await goodOf(client, Object.values(kept));
    const tokens = demoTokensBy((role) => {
      const token = kept[role];
      return token !== undefined && good.has(hashOf(token)) ? token : newSecret();
    });
    const isGiven = await giveDemoTokens(client, tokens, now);
    // Before the commit: a folder that cannot be written leaves the database as it was.
    if (isGiven && folder !== undefined) await keepSecrets(folder, DEMO_TOKEN_FILE, tokens);
    await client.query('commit');
    return isGiven ? tokens : undefined;
  } finally {
    await client.end();
  }
}

/** Starts that come at once take turns, in whatever they do to the demonstration, until their transaction ends. */
export async function lockDemo(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.demo]);
}

async function goodOf(client: pg.Client, tokens: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ hash: string }>(
    '/* demo.good */ select hash from token where is_demo and revoked_at is null and hash = any($1)',
    [tokens.filter(isSecret).map(hashOf)],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Makes these good and revokes all others of the demonstration; false where the database holds no demonstration. */
export async function giveDemoTokens(
  client: pg.Client,
  tokens: DemoTokens,
  now: Date,
): Promise<boolean> {
  const hashes = ROLES.map((role) => hashOf(tokens[role]));
  const ids = ROLES.map(() => newId('token'));
  const { rowCount } = await client.query(
    `/* demo.give */ insert into token (id, account_id, label, hash, expires_at, is_demo)
     select given.id, g.account_id, '演示 ' || g.role, given.hash, $4, true
     from unnest($1::text[], $2::text[], $3::text[]) given (id, role, hash)
     join (select distinct on (role) role, account_id from access_grant where is_demo order by role, id) g
       on g.role = given.role
     on conflict (hash) do update set expires_at = excluded.expires_at`,
    [ids, ROLES, hashes, new Date(now.getTime() + DAYS * DAY_MS)],
  );
  await client.query(
    `/* demo.revoke */ update token set revoked_at = $2
     where is_demo and revoked_at is null and hash <> all($1)`,
    [hashes, now],
  );
  return rowCount === ROLES.length;
}

/** What is printed: a link for each role that signs a browser in, and the tokens themselves. */
export function demoTokenLines(tokens: DemoTokens, url: string): string[] {
  const width = Math.max(...ROLES.map((role) => role.length));
  const table = (what: (role: Role) => string) =>
    ROLES.map((role) => `  ${role.padEnd(width)}  ${what(role)}`);
  return [
    'Links that sign a browser in, one a role 打开即登录:',
    ...table((role) => `${url}/${role === 'SCREEN' ? 'screen' : ''}?token=${tokens[role]}`),
    '',
    'Tokens, for `Authorization: Bearer …` 令牌:',
    ...table((role) => tokens[role]),
  ];
}
