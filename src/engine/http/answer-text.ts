/** Answers as they leave, whichever way they took. */
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { tooLarge } from '../execution/errors.ts';
import type { Result } from './answer-head.ts';
import { shortened } from '../execution/told-error.ts';
import { longText } from './long-text.ts';

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
