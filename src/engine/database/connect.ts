/** How the process logs in: as which role, with which settings, and what to say when it cannot. */
import pg, { type ClientConfig } from 'pg';
import { StartError } from '../../errors.ts';
import { poolerDropping, poolerRefusing } from './pooler.ts';

export const ROLES = ['gridhub_owner', 'gridhub_writer', 'gridhub_feed', 'gridhub_viewer'] as const;
export type DatabaseRole = (typeof ROLES)[number];

const DATE = 1082;
const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** Dates stay the text they are: a Date would be a moment in the zone of the process. */
type Parser = (text: string) => unknown;

const asText: Parser = (text) => text;

/** Looked up for every column of every answer, so each is found once. */
const parsers = new Map<number, Parser>([
  [DATE, asText],
  [INT8, Number],
  [TIMESTAMPTZ, readMoment],
]);

const types: NonNullable<ClientConfig['types']> = {
  getTypeParser(oid: number): Parser {
    let parser = parsers.get(oid);
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the types name only the oids they know
    if (!parser) parsers.set(oid, (parser = pg.types.getTypeParser(oid) as Parser));
    return parser;
  },
};

/** `2026-11-22 15:58:03.12+00`: sessions run in UTC, and V8 reads this form several times faster than pg does. */
function readMoment(text: string): Date {
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

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
function toldByStatement(): void {}

/** The same database by another login, wherever the address names its own. */
export function addressAs(url: string, user: string, password: string): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const [address = '', ...asked] = url.split('?');
  const kept = asked
    .join('?')
    .split('&')
    .filter((one) => !/^(user|password)=/.test(one) && one !== '');
  const named = address.replace(/^(\w+:\/\/)(?:[^/]*@)?/, `$1${login}@`);
  return kept.length > 0 ? `${named}?${kept.join('&')}` : named;
}

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

export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^/?]*@/, '$1@').replace(/([?&]password=)[^&]*/g, '$1…');
}
