/** Which of the logins a database has, and whether another hub works by them. */
import type pg from 'pg';
import { StartError } from '../../errors.ts';
import { type Kind, KINDS, ROLES, VARIABLES } from './login-kinds.ts';
import type { Made } from './kept-logins.ts';

/** A login that the server has. */
interface Present {
  name: string;
  isMember: boolean;
  /** By somebody, now. */
  isUsed: boolean;
}

/** Those of them that are there. */
export async function present(login: pg.Client, made: Record<Kind, Made>): Promise<Present[]> {
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

/** A password that is made anew would shut out every process that uses the old one. @throws StartError */
export function refuseShared(there: readonly Present[]): void {
  const used = there.find(({ isUsed }) => isUsed);
  if (used) throw sharedBy(used.name);
}

function sharedBy(name: string): StartError {
  return new StartError(
    `Another hub is at work on this database as "${name}", with a password that it keeps for itself. Several hubs on one ` +
      `database need logins that all of them are given: ${VARIABLES}, each a user that is a ` +
      `member of ${Object.values(ROLES).join(', ')} in turn and of nothing else. Or give them one GRIDHUB_DATA.`,
  );
}
