/** Poolers between the hub and its database: what they make of what a connection is opened with, and what to do. */
import { StartError } from '../../errors.ts';

/** As PgBouncer words it. */
const REFUSES = /unsupported startup parameter/i;

/** For what a connection said that could not be opened; undefined: it has nothing to do with a pooler. */
export function poolerRefusing(said: string): StartError | undefined {
  return REFUSES.test(said) ? pooled(said) : undefined;
}

/** For a connection that was opened and is not what it was asked to be. */
export function poolerDropping(): StartError {
  return pooled('it drops them');
}

function pooled(why: string): StartError {
  return new StartError(
    `Between the hub and its database stands a pooler that does not pass on what a connection is opened with (${why}): ` +
      'the role, the schema and the time limits would be missing. Let DATABASE_URL, and GRIDHUB_READER_URL, ' +
      'GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL where they are set, lead to PostgreSQL itself: the hub keeps pools of its own ' +
      '(GRIDHUB_READER_CONNECTIONS, GRIDHUB_WRITER_CONNECTIONS).',
  );
}
