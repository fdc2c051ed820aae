/**
 * Bytes that are to be a text: UTF-8, as JSON has it, and nothing else.
 * Invariant: what is not is refused before anybody reads it; no sign of a text is ever one that stands for broken bytes.
 */
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { NO_UTF8, UNREADABLE_CHARSET, UNREADABLE_ENCODING } from './body-refusals.ts';
import type { Refusal } from './refusal.ts';

const BYTE_ORDER_MARK = '\ufeff';
const UTF8 = /^"?utf-?8"?$/i;

/** Why a body with these headers is not read, whatever it is. */
export function unreadable(headers: IncomingHttpHeaders): Refusal | undefined {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (encoding.trim().toLowerCase() !== 'identity') return UNREADABLE_ENCODING;
  const parameters = type.split(';').slice(1).map(parameterOf);
  const isOther = parameters.some(([name, value]) => name === 'charset' && !UTF8.test(value));
  return isOther ? UNREADABLE_CHARSET : undefined;
}

function parameterOf(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 0) return [text.trim().toLowerCase(), ''];
  return [text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim()];
}

/** The text, without a mark of the order of its bytes: of UTF-8 it says nothing. */
export function textOfBytes(bytes: Buffer): string | Refusal {
  if (!isUtf8(bytes)) return NO_UTF8;
  const text = bytes.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

/** Whether what an address asks is UTF-8, with its bytes escaped or plain. */
export function isSearchUtf8(search: string): boolean {
  const bytes = search.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return isUtf8(Buffer.from(bytes, 'latin1'));
}
