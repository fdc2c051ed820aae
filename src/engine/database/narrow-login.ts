/** Whether a login can do what the hub needs of it, and nothing besides. */
import pg from 'pg';
import { StartError } from '../../errors.ts';
import { type DatabaseRole, connectAs } from './connect.ts';
import { openLogin } from './login.ts';
import { poolerDropping } from './pooler.ts';

const CONNECT_MS = 10_000;

interface Found {
  /** Which database, on which server. */
  database: string;
  isStandby: boolean;
  isAs: string;
  path: string;
  login: string;
  /** Roles that it can become. */
  others: string[];
  /** Attributes that no hub needs: they reach past policies, or make roles. */
  rights: string[];
}

/** What it has to be. */
interface Wanted {
  role: DatabaseRole;
  /** Where it is given. */
  variable: string;
  /** The database that it must lead to; left out: it cannot lead elsewhere. */
  own?: string | undefined;
}

const DATABASE = `(select current_database() || ' of the server ' || system_identifier from pg_control_system())`;

const FOUND = `select ${DATABASE} as database, pg_is_in_recovery() as "isStandby",
  current_user::text as "isAs", current_setting('search_path') as path, session_user::text as login,
  array(select rolname::text from pg_roles where rolname not in (session_user, $1)
    and pg_has_role(session_user, oid, 'member') order by rolname) as others,
  array(select name from pg_roles cross join lateral (values ('BYPASSRLS', rolbypassrls), ('CREATEROLE', rolcreaterole),
      ('CREATEDB', rolcreatedb), ('REPLICATION', rolreplication)) a (name, has)
    where rolname = session_user and has) as rights`;

/** The name by which databases are compared, however their addresses are written. */
export async function databaseOf(url: string): Promise<string> {
  const client = await openLogin(url);
  try {
    const { rows } = await client.query<{ database: string }>(`select ${DATABASE} as database`);
    return rows[0]?.database ?? '';
  } finally {
    await client.end();
  }
}

/** @throws StartError where the login is another than its address asks for, leads elsewhere, or can do more */
export async function requireNarrow(address: string, wanted: Wanted): Promise<void> {
  const client = new pg.Client({
    ...connectAs(address, wanted.role),
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => {}); // What cuts it fails what is asked of it.
  try {
    await client.connect();
    const { rows } = await client.query<Found>(FOUND, [wanted.role]);
    const [found] = rows;
    if (found?.isAs !== wanted.role || found.path !== 'gridhub') throw poolerDropping();
    const fault = faultOf(found, wanted);
    if (fault) throw new StartError(fault);
  } finally {
    await client.end().catch(() => {}); // It may never have begun.
  }
}

function faultOf(found: Found, { variable, role, own }: Wanted): string | undefined {
  if (own !== undefined && found.database !== own) {
    return `${variable} leads to ${found.database}, and DATABASE_URL to ${own}: let both name one database.`;
  }
  if (found.isStandby)
    return `${variable} leads to a standby. Let it name the primary, as DATABASE_URL does.`;
  const wide = wideness(found);
  if (wide === undefined) return undefined;
  return (
    `The database user "${found.login}" ${wide}, so what is sent on its ` +
    `connections could read or write more than it should. Let ${variable} name a user that is a member of ` +
    `${role} and of nothing else, with no attribute but LOGIN: create role … login password '…'; grant ${role} to …;`
  );
}

function wideness({ others, rights }: Found): string | undefined {
  if (others.length > 0) {
    const some = others.slice(0, 3).join(', ');
    return `can become ${some}${others.length > 3 ? ' and others' : ''}`;
  }
  return rights.length > 0 ? `has the attribute ${rights.join(' and ')}` : undefined;
}
