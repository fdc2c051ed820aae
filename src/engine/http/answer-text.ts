/** Answers as they leave, whichever way they took. */
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { tooLarge } from '../execution/errors.ts';
import { shortened } from '../execution/told-error.ts';
import { longText } from './long-text.ts';

/** Statuses of errors that say more than that something was asked wrongly. */
const STATUSES: Readonly<Record<string, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503 };
/** A request that has no answer at all. */
const NO_ANSWER = 400;

interface Coded {
  extensions?: { [name: string]: unknown } | undefined;
}

interface Result<E extends Coded = GraphQLFormattedError> {
  errors?: readonly E[] | undefined;
  data?: unknown;
  extensions?: unknown;
}

/** As JSON, with one line's end after it. An answer that is too large becomes an error. */
export function textOf({ errors, data, extensions }: Result, mostBytes: number): string {
  const text = JSON.stringify({ errors, data, extensions });
  // A character takes three bytes at the most, so most answers need not be measured.
  if (text.length * 3 <= mostBytes || Buffer.byteLength(text) <= mostBytes) return `${text}\n`;
  return textOfTooLarge(mostBytes);
}

const END = Buffer.from('\n');

/** The same in bytes, made while others are answered. */
export async function bytesOf(
  { errors, data, extensions }: Result,
  mostBytes: number,
): Promise<Buffer> {
  const bytes = await longText({ errors, data, extensions }, mostBytes);
  return bytes ? Buffer.concat([bytes, END]) : Buffer.from(textOfTooLarge(mostBytes));
}

function textOfTooLarge(mostBytes: number): string {
  return `${JSON.stringify({ errors: [formatted(tooLarge('bytes', mostBytes))] })}\n`;
}

/** As Apollo formats it. */
export function formatted(error: GraphQLError): GraphQLFormattedError {
  const { extensions } = error;
  const code = extensions['code'] ?? 'INTERNAL_SERVER_ERROR';
  return shortened({ ...error.toJSON(), extensions: { ...extensions, code } });
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
