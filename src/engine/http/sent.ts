/**
 * What a request asks, as it came, and how it is made of the bytes of a body: JSON as its value, all else as its text,
 * about which Apollo tells the rest.
 * Invariant: JSON is parsed only when it is known to be neither too deep nor too large.
 */
import { NO_JSON, excessRefusal } from './body-refusals.ts';
import { textOfBytes } from './charset.ts';
import { isObject } from './json-object.ts';
import { Refusal } from './refusal.ts';
import type { TrustedRequest } from './trusted-request.ts';

/** One of them holds what is asked; the other is empty. */
export interface Sent {
  body: unknown;
  search: string;
}

/** What a body asks, or why it is refused. @param type as its header names it */
export function parsed(bytes: Buffer, type = ''): Sent | Refusal {
  const sent = (body: unknown): Sent => ({ body, search: '' });
  if (bytes.length === 0) return sent(undefined);
  const text = textOfBytes(bytes);
  if (text instanceof Refusal) return text;
  if (!/\bjson\b/i.test(type)) return sent(text);
  const refusal = excessRefusal(bytes);
  if (refusal) return refusal;
  try {
    return sent(JSON.parse(text));
  } catch {
    return NO_JSON;
  }
}

/** The text of what is asked, where it is one. */
export function textIn({ body, search }: Sent): string | undefined {
  const text: unknown = isObject(body)
    ? (body as TrustedRequest).query
    : search && new URLSearchParams(search).get('query');
  return typeof text === 'string' && text !== '' ? text : undefined;
}
