/** By which logins the hub works in the database, as the environment gives them. */
import type { Logins } from '../engine/database/login-kinds.ts';
import { StartError } from '../errors.ts';
import { type Environment, address } from './environment.ts';

/** All three or none. @throws StartError for a part of them, and where no database is named */
export function readLogins(from: Environment): Logins | undefined {
  const reader = address(from, 'GRIDHUB_READER_URL');
  const writer = address(from, 'GRIDHUB_WRITER_URL');
  const feed = address(from, 'GRIDHUB_FEED_URL');
  if (reader === undefined && writer === undefined && feed === undefined) return undefined;
  if (reader === undefined || writer === undefined || feed === undefined) {
    throw new StartError(
      'Give GRIDHUB_READER_URL, GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL, or none of them.',
    );
  }
  if (from['DATABASE_URL']) return { reader, writer, feed };
  throw new StartError(
    'GRIDHUB_READER_URL, GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL are for the database of DATABASE_URL, which is not given.',
  );
}
