/** The codes of the errors that clients may see, and what may stand beside them: a closed list. */

export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'TOO_COMPLEX'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** In the `extensions` of an error, beside its code. */
export interface ErrorDetails {
  /** The input field at fault, as a dotted path: `input.quantity`. */
  argument?: string;
  /** The state that the object is in now; goes with CONFLICT. */
  state?: string;
  /** Seconds after which to try again; goes with RATE_LIMITED and UNAVAILABLE. */
  retryAfter?: number;
  /** What is known of a command that could not be answered. */
  outcome?: 'DONE' | 'UNKNOWN';
  /** The id under which the log holds the cause; goes with INTERNAL_SERVER_ERROR. */
  id?: string;
}
