/** The SQL that gives a database the logins of its hub. */
import type pg from 'pg';
import { KINDS, ROLES } from './login-kinds.ts';
import { passwordStatement, verifierOf } from './login-password.ts';
import { planned } from './kept-logins.ts';
import { present, refuseShared } from './login-presence.ts';

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
