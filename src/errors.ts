/**
 * The closed list of errors that clients may see, and the only way to make one.
 * Whatever is not a HubError is masked by `execution/errors` and kept in the log under an id.
 */
import { GraphQLError } from 'graphql';
import type { ErrorCode, ErrorDetails } from './error-code.ts';

/** Until what has happened can be seen. */
const RETRY_S = 5;

/** An error for the client: its message says what to do, its code is one of the closed list. */
export class HubError extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { extensions: { code, ...details } });
    this.name = 'HubError';
  }

  /** Hidden and missing look the same on purpose. */
  static notFound(noun: string, id: string, argument?: string): HubError {
    const details = argument === undefined ? {} : { argument };
    return new HubError('NOT_FOUND', `There is no ${noun} ${id} that you may see.`, details);
  }

  /** The caller is anonymous, or its token is no good. */
  static unauthenticated(message: string): HubError {
    return new HubError('UNAUTHENTICATED', message);
  }

  /** What is asked of can be seen, but the command is not this viewer's to give. */
  static forbidden(message: string): HubError {
    return new HubError('FORBIDDEN', message);
  }

  /** The object has moved on: tells the state it is in now. */
  static conflict(message: string, state?: string): HubError {
    return new HubError('CONFLICT', message, state === undefined ? {} : { state });
  }

  static badInput(argument: string, message: string): HubError {
    return new HubError('BAD_USER_INPUT', message, { argument });
  }

  static tooComplex(message: string): HubError {
    return new HubError('TOO_COMPLEX', message);
  }

  static rateLimited(message: string, retryAfter: number): HubError {
    return new HubError('RATE_LIMITED', message, { retryAfter });
  }

  /** Ours, and passing. */
  static unavailable(message: string, retryAfter: number): HubError {
    return new HubError('UNAVAILABLE', message, { retryAfter });
  }

  /** COMMIT was sent, and it is unknown whether it was done. */
  static unsettled(): HubError {
    return new HubError(
      'UNAVAILABLE',
      'The connection to the database was lost while the command was being kept: it may have been done, or not. Look ' +
        'before you give it again; with the same `idempotencyKey` it has one effect however often it is given.',
      { retryAfter: RETRY_S, outcome: 'UNKNOWN' },
    );
  }

  /** The command was done; what came behind it failed. */
  static unanswered(): HubError {
    return new HubError(
      'UNAVAILABLE',
      'The command was done, but its answer could not be read. Ask for the object instead of giving it again.',
      { retryAfter: RETRY_S, outcome: 'DONE' },
    );
  }

  /** What was done before this came is said with it. */
  static afterCommands(told: GraphQLError, outcome: 'DONE' | 'UNKNOWN'): GraphQLError {
    if (told.extensions['outcome'] !== undefined) return told;
    const words =
      outcome === 'DONE'
        ? 'The command was done all the same: ask for the object instead of giving it again.'
        : 'Of the commands some were done before that: look before you give them again.';
    const { nodes = null, path = null } = told;
    const extensions = { ...told.extensions, outcome };
    return new GraphQLError(`${told.message} ${words}`, { nodes, path, extensions });
  }

  static internal(id: string): HubError {
    return new HubError(
      'INTERNAL_SERVER_ERROR',
      `Something failed inside the hub. Its log holds the cause under ${id}.`,
      { id },
    );
  }
}

/** A condition that stops the process from starting: printed as one sentence, exit code 1, no stack. */
export class StartError extends Error {
  override name = 'StartError';
}
