/**
 * The logins that a hub works by: one for what viewers read, one for commands, one for feeds. The hub makes them for its
 * database and keeps their passwords; where several hubs share one database they are given instead.
 * Invariant: none of them can become anything but its role, whatever is sent on its connections.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { StartError } from '../../errors.ts';
import { type Secrets, keepSecrets, readSecrets } from '../../secret-file.ts';
import { type DatabaseRole, addressAs, openLogin, withoutPassword } from './connect.ts';
import { orSay } from './missing-right.ts';
import { databaseOf, requireNarrow } from './narrow-login.ts';
import { poolerRefusing } from './pooler.ts';

export type Kind = 'reader' | 'writer' | 'feed';

/** Addresses of the database, one for each. */
export type Logins = Readonly<Record<Kind, string>>;

const KINDS: readonly Kind[] = ['reader', 'writer', 'feed'];
const ROLES: Readonly<Record<Kind, DatabaseRole>> = {
  reader: 'gridhub_viewer',
  writer: 'gridhub_writer',
  feed: 'gridhub_feed',
};
/** Where each of them is given. */
const VARIABLE: Readonly<Record<Kind, string>> = {
  reader: 'GRIDHUB_READER_URL',
  writer: 'GRIDHUB_WRITER_URL',
  feed: 'GRIDHUB_FEED_URL',
};
const VARIABLES = Object.values(VARIABLE).join(', ');
const ITERATIONS = 4_096;
/** The server knows the user, and not by this password. */
const WRONG_PASSWORD = '28P01';

interface Made {
  name: string;
  password: string;
}

/**
 * The SQL that makes those that the database does not have yet, or that gives those a password whose own is lost: for
 * the operator who sets the database up. Passwords are kept in the folder first, and the server gets only their proof.
 * @throws StartError where another hub works by logins that it has made: then nothing is kept either
 */
export async function loginStatements(login: pg.Client, folder: string): Promise<string[]> {
  const { made, isNew, keep } = await planned(login, folder);
  const there = await present(login, made);
  if (isNew) refuseShared(there);
  await keep();
  return KINDS.flatMap((kind) => {
    const { name, password } = made[kind];
    const found = there.find((one) => one.name === name);
    const grant = `grant ${ROLES[kind]} to "${name}";`;
    if (!found) return [`create role "${name}" login password '${verifierOf(password)}';`, grant];
    return [
      ...(isNew ? [passwordStatement(name, password)] : []),
      ...(found.isMember ? [] : [grant]),
    ];
  });
}

interface Present {
  name: string;
  isMember: boolean;
  /** By somebody, now. */
  isUsed: boolean;
}

async function present(login: pg.Client, made: Record<Kind, Made>): Promise<Present[]> {
  const { rows } = await login.query<Present>(
    `select r.rolname as name,
       exists (select from pg_stat_activity where usename = r.rolname) as "isUsed",
       exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
         where m.member = r.oid and g.rolname = k.role) as "isMember"
     from unnest($1::text[], $2::text[]) k (name, role) join pg_roles r on r.rolname = k.name`,
    [KINDS.map((kind) => made[kind].name), KINDS.map((kind) => ROLES[kind])],
  );
  return rows;
}

/** A password that is made anew would shut out every process that uses the old one. */
function refuseShared(there: readonly Present[]): void {
  const used = there.find(({ isUsed }) => isUsed);
  if (used) throw sharedBy(used.name);
}

/** Another password for each, by the owner's login: those that are kept are not those that the server knows. */
async function renew(url: string, folder: string): Promise<void> {
  const login = await openLogin(url);
  try {
    const { made } = await planned(login, folder);
    refuseShared(await present(login, made));
    const all = KINDS.map((kind) => passwordStatement(made[kind].name, made[kind].password));
    for (const statement of all) await orSay(login, statement, all);
  } finally {
    await login.end();
  }
}

/** Those of the environment, each tried. @throws StartError with the cure */
export async function openGivenLogins(given: Logins, url: string): Promise<Logins> {
  try {
    await requireNarrowAll(given, await databaseOf(url));
    return given;
  } catch (error) {
    throw asStartError(error, (why) => {
      const addresses = Object.values(given).map(withoutPassword).join(', ');
      return `The database refuses one of the logins of the hub (${addresses}): ${why}. Check ${VARIABLES}.`;
    });
  }
}

/** Those that the hub has made for the database, each tried. @throws StartError with the cure */
export async function openMadeLogins(url: string, folder: string): Promise<Logins> {
  const logins = await keptLogins(url, folder);
  try {
    await requireNarrowAll(logins).catch(async (error: unknown) => {
      if ((error as { code?: unknown }).code !== WRONG_PASSWORD) throw error;
      await renew(url, folder);
      await requireNarrowAll(logins);
    });
    return logins;
  } catch (error) {
    throw asStartError(
      error,
      (why) =>
        `The database refuses a login that the hub made for itself: ${why}. Let its pg_hba.conf admit the users gridhub_reader_…, ` +
        `gridhub_writer_… and gridhub_feed_… by password, or name others in ${VARIABLES}.`,
    );
  }
}

async function requireNarrowAll(logins: Logins, own?: string): Promise<void> {
  for (const kind of KINDS) {
    await requireNarrow(logins[kind], { role: ROLES[kind], variable: VARIABLE[kind], own });
  }
}

async function keptLogins(url: string, folder: string): Promise<Logins> {
  const login = await openLogin(url);
  try {
    const { made } = await planned(login, folder);
    const addressOf = (kind: Kind) => addressAs(url, made[kind].name, made[kind].password);
    return { reader: addressOf('reader'), writer: addressOf('writer'), feed: addressOf('feed') };
  } finally {
    await login.end();
  }
}

/** Their names and passwords in this database: roles are the whole server's, so each database has its own. */
async function planned(login: pg.Client, folder: string) {
  const { rows } = await login.query<{ oid: number }>(
    'select oid::integer as oid from pg_database where datname = current_database()',
  );
  const file = `logins-${rows[0]?.oid}.json`;
  const kept = await readSecrets(folder, file);
  const isNew = KINDS.some((kind) => !kept[kind]);
  const passwords = isNew ? newPasswords() : kept;
  const keep = async () => {
    if (isNew) await keepSecrets(folder, file, passwords);
  };
  const made = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      { name: `gridhub_${kind}_${rows[0]?.oid}`, password: passwords[kind] ?? '' },
    ]),
  ) as Record<Kind, Made>;
  return { made, isNew, keep };
}

function newPasswords(): Secrets {
  return Object.fromEntries(KINDS.map((kind) => [kind, randomBytes(24).toString('base64url')]));
}

function passwordStatement(name: string, password: string): string {
  return `alter role "${name}" login password '${verifierOf(password)}';`;
}

/** What the server keeps of a password (RFC 5802, RFC 7677): it proves the password, and its reader cannot log in by it. */
function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}

function sharedBy(name: string): StartError {
  return new StartError(
    `Another hub is at work on this database as "${name}", with a password that it keeps for itself. Several hubs on one ` +
      `database need logins that all of them are given: ${VARIABLES}, each a user that is a ` +
      `member of ${Object.values(ROLES).join(', ')} in turn and of nothing else. Or give them one GRIDHUB_DATA.`,
  );
}

function asStartError(error: unknown, words: (why: string) => string): unknown {
  if (error instanceof StartError) return error;
  const { message } = error as Error;
  return poolerRefusing(message) ?? new StartError(words(message), { cause: error });
}
