/** The kinds of logins that a hub works by, each with its role and where it is given. */
import type { DatabaseRole } from './connect.ts';

/** What a login is for. */
export type Kind = 'reader' | 'writer' | 'feed';

/** Addresses of the database, one for each. */
export type Logins = Readonly<Record<Kind, string>>;

/** In the order in which they are made. */
export const KINDS: readonly Kind[] = ['reader', 'writer', 'feed'];

/** What each of them may become, and nothing else. */
export const ROLES: Readonly<Record<Kind, DatabaseRole>> = {
  reader: 'gridhub_viewer',
  writer: 'gridhub_writer',
  feed: 'gridhub_feed',
};

/** Where each of them is given. */
export const VARIABLE: Readonly<Record<Kind, string>> = {
  reader: 'GRIDHUB_READER_URL',
  writer: 'GRIDHUB_WRITER_URL',
  feed: 'GRIDHUB_FEED_URL',
};

/** All of them, for a sentence. */
export const VARIABLES = Object.values(VARIABLE).join(', ');
