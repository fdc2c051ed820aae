/**
 * Status and headers of an answer of GraphQL, as its errors ask for them.
 * Invariant: whichever way an answer takes, its head is made here.
 */
import type { GraphQLFormattedError } from 'graphql';

/** Statuses of errors that say more than that something was asked wrongly. */
const STATUSES: Readonly<Record<string, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503 };
/** A request that has no answer at all. */
const NO_ANSWER = 400;

export interface Coded {
  extensions?: { [name: string]: unknown } | undefined;
}

/** An answer, before or after its errors are formatted. */
export interface Result<E extends Coded = GraphQLFormattedError> {
  errors?: readonly E[] | undefined;
  data?: unknown;
  extensions?: unknown;
}

export interface Head {
  status: number;
  headers: readonly (readonly [string, string])[];
}

/** What an answer's errors say to HTTP, and that a token would show more. */
export function headOf({ errors = [], data, extensions }: Result<Coded>): Head {
  const wants = isNobodys(extensions) ? [WANTS_TOKEN] : [];
  const told = errors.find(({ extensions }) => STATUSES[String(extensions?.['code'])]);
  if (told) {
    const { status, headers } = headOfError(told);
    return { status, headers: [...headers, ...wants] };
  }
  return { status: errors.length > 0 && data === undefined ? NO_ANSWER : 200, headers: wants };
}

/** The header that asks for a token. */
export const WANTS_TOKEN: readonly [string, string] = ['www-authenticate', 'Bearer'];

/** Whether the answer says that it was asked without a token for what only tokens show. */
export function isNobodys(extensions: unknown): boolean {
  return (extensions as { viewer?: unknown } | undefined)?.viewer !== undefined;
}

function headOfError({ extensions }: Coded): Head {
  const seconds = extensions?.['retryAfter'];
  return {
    status: STATUSES[String(extensions?.['code'])] ?? NO_ANSWER,
    headers: typeof seconds === 'number' ? [['retry-after', `${seconds}`]] : [],
  };
}
