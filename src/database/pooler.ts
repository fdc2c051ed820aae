/** Poolers between the hub and its database: what they make of what a connection is opened with, and what to do. */
import { StartError } from '../errors.ts';

/** As PgBouncer words it. */
const REFUSES = /unsupported startup parameter/i;

/**
 * For what a connection said when it was opened, or for one that was opened and is not what it was asked to be.
 * Undefined: it has nothing to do with a pooler.
 */
export function refusalOf(said: string): StartError | undefined {
  if (said !== 'it drops them' && !REFUSES.test(said)) return undefined;
  return new StartError(
    `Between the hub and its database stands a pooler that does not pass on what a connection is opened with (${said}): ` +
      'the role, the schema and the time limits would be missing. Let DATABASE_URL, and GRIDHUB_READER_URL, ' +
      'GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL where they are set, lead to PostgreSQL itself: the hub keeps pools of its own ' +
      '(GRIDHUB_READER_CONNECTIONS, GRIDHUB_WRITER_CONNECTIONS).',
  );
}
