/**
 * The logins that the hub makes for a database, and their passwords in its folder.
 * Invariant: each database has its own; what is kept is not made anew.
 */
import type pg from 'pg';
import { keepSecrets, readSecrets } from '../../secret-file.ts';
import { addressAs } from './address.ts';
import { openLogin } from './login.ts';
import { type Kind, type Logins, KINDS } from './login-kinds.ts';
import { newPasswords } from './login-password.ts';

/** A login of one database. */
export interface Made {
  name: string;
  password: string;
}

/** Their addresses, as the folder keeps them. */
export async function keptLogins(url: string, folder: string): Promise<Logins> {
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
export async function planned(login: pg.Client, folder: string) {
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
