/** Trouble that may be over in a moment: the database is away, or its connections are. It ends nobody's feed. */

/** Of PostgreSQL: connections that break or are refused, a server that stops or starts, no connection to spare. */
const PASSING_STATES = /^(08|57P0|53300)/;
/** Of the system's calls. */
const PASSING_CALLS = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'];
/** Of the client, which gives them no code. */
const PASSING_WORDS = /connection terminated|connection error|not queryable|timeout exceeded/i;

export class Passing extends Error {
  constructor(cause?: unknown) {
    super('the database is away for a moment', { cause });
  }
}

export function isPassing(error: unknown): boolean {
  if (error instanceof Passing) return true;
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as { code?: unknown };
  const name = String(code);
  return (
    PASSING_STATES.test(name) || PASSING_CALLS.includes(name) || PASSING_WORDS.test(error.message)
  );
}
