/**
 * Faults that are ours, apart from what a client has asked wrongly: the database is away, or its connections are,
 * it has no room, it took too long. They end no feed, and the client may ask again.
 */
import { HubError, StartError } from '../../errors.ts';

/** Of PostgreSQL: connections that break, a server that stops, starts or only follows another, nothing to spare. */
const TRANSIENT_STATES = /^(08|53|57P0|58030|25006)/;
/** Of the system's calls. */
const TRANSIENT_CALLS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTCONN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
];
/** Of the client, which gives them no code. */
const TRANSIENT_WORDS =
  /connection terminated|terminating connection|connection error|not queryable|timeout exceeded|read timeout|after calling end/i;

/** PostgreSQL's disk_full and query_canceled. */
const DISK_FULL = '53100';
const CANCELLED = '57014';

const RETRY_S = 5;
/** Somebody has to make room first. */
const RETRY_FULL_S = 30;

export class TransientError extends Error {
  constructor(cause?: unknown) {
    super('the database is away for a moment', { cause });
  }
}

/** Whether the same may be done again in a moment, by us. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransientError) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof HubError) return error.extensions['code'] === 'UNAVAILABLE';
  return (
    TRANSIENT_STATES.test(codeOf(error)) ||
    TRANSIENT_CALLS.includes(codeOf(error)) ||
    isMissingSocket(error) ||
    TRANSIENT_WORDS.test(error.message)
  );
}

/** A file that is missing is not a socket that is. */
function isMissingSocket({ code, syscall }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' && syscall === 'connect';
}

/** Whether it is the disk that has no room. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && ['ENOSPC', DISK_FULL].includes(codeOf(error));
}

/** Of a server that ends or is damaged, besides what passes. */
const ENDED_STATES = /^(57P|58|XX00[12]$)/;

/** A server's fault as the command line reports it; a fault of the program stays as it is. */
export function asServerFault(error: unknown): unknown {
  if (error instanceof StartError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (!isTransient(error) && !ENDED_STATES.test(code)) return error;
  const cure = isDiskFull(error)
    ? 'The disk is full. Make room on it and try again: nothing that was confirmed is lost.'
    : 'Look at its log, and try again when it answers.';
  return new StartError(
    `The database could not go on: ${error.message}${code && ` (${code})`}. ${cure}`,
    { cause: error },
  );
}

/** The client's error for a fault that is ours and known; undefined for every other. */
export function unavailable(error: unknown): HubError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isDiskFull(error)) return diskFull();
  if (codeOf(error) === CANCELLED) {
    const message = `The database took too long for it. Try again in ${RETRY_S} s.`;
    return HubError.unavailable(message, RETRY_S);
  }
  if (!isTransient(error)) return undefined;
  const message = `The database cannot be reached at the moment. Try again in ${RETRY_S} s.`;
  return HubError.unavailable(message, RETRY_S);
}

export function diskFull(): HubError {
  const message = 'The disk of the database is full. Whoever runs the hub has to make room.';
  return HubError.unavailable(message, RETRY_FULL_S);
}

function codeOf(error: Error): string {
  const { code = '' } = error as { code?: unknown };
  return String(code);
}
