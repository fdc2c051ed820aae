/**
 * Checks of what clients type; each names the input field at fault. Lengths are in characters, each of which is a code
 * point of Unicode, as PostgreSQL counts them.
 */
import { HubError } from './errors.ts';

const LARGEST_QUANTITY = 1_000_000;

/** The text without white space around it. @throws BAD_USER_INPUT where it is empty or over its limit */
export function readText(argument: string, value: string, most: number): string {
  const text = optionalText(argument, value, most);
  if (text === '') throw HubError.badInput(argument, `\`${argument}\` is empty; say something.`);
  return text;
}

/** May be empty. @throws BAD_USER_INPUT over its limit, or where nothing of it can be seen */
export function optionalText(argument: string, value: string, most: number): string {
  const text = value.trim();
  const length = lengthOf(text);
  if (length > most) {
    throw HubError.badInput(
      argument,
      `\`${argument}\` has ${length} characters; ${most} is the most.`,
    );
  }
  if (text === '' || isVisible(text)) return text;
  throw HubError.badInput(argument, `\`${argument}\` holds nothing that can be seen.`);
}

/** Code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Neither white space, nor what only says how others are shown, nor a blank that is called a letter or a symbol. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{DI}\u2800\u{1d159}]/u;

export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Tabs and ends of lines are no fault. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** @throws BAD_USER_INPUT for control characters and halves of a surrogate pair, which no text may hold */
export function refuseOddCharacters(argument: string, text: string): void {
  if (!text.isWellFormed()) {
    throw HubError.badInput(
      argument,
      `\`${argument}\` holds half of a character (a lone surrogate), which no text may.`,
    );
  }
  const [found] = CONTROL.exec(text) ?? [];
  if (found === undefined) return;
  const name = found === '\0' ? 'NUL' : `U+${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  throw HubError.badInput(
    argument,
    `\`${argument}\` holds the control character ${name}, which no text may.`,
  );
}

const EMBEDDINGS = '\u202a\u202b\u202d\u202e';
const END_OF_EMBEDDING = '\u202c';
const ISOLATES = '\u2066\u2067\u2068';
const END_OF_ISOLATE = '\u2069';

/** @throws BAD_USER_INPUT where a mark turns the direction of what is written and no other turns it back */
export function refuseOpenDirections(argument: string, text: string): void {
  const open: string[] = [];
  for (const one of text) {
    if (EMBEDDINGS.includes(one) || ISOLATES.includes(one)) open.push(one);
    else if (one === END_OF_EMBEDDING) {
      if (EMBEDDINGS.includes(open.at(-1) ?? ' ')) open.pop();
    } else if (one === END_OF_ISOLATE) {
      const begin = open.findLastIndex((mark) => ISOLATES.includes(mark));
      // It ends what was turned within it as well.
      if (begin >= 0) open.length = begin;
    }
  }
  if (open.length === 0) return;
  throw HubError.badInput(
    argument,
    `\`${argument}\` turns the direction of writing and does not turn it back: close the mark, or leave it out.`,
  );
}

/** @throws BAD_USER_INPUT for anything but a whole number from 1 to a million */
export function readQuantity(argument: string, value: number): number {
  if (value >= 1 && value <= LARGEST_QUANTITY) return value;
  throw HubError.badInput(
    argument,
    `\`${argument}\` is ${value}; give a whole number from 1 to ${LARGEST_QUANTITY}.`,
  );
}

/** Neither null nor left out; the empty text is given, and is not what it should be. */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** The day of a moment in China, `2026-11-22`: every date of the hub is one of Asia/Shanghai. */
export function dayOf(moment: Date): string {
  return DAY.format(moment);
}

// The Swedish form of a date is the ISO one.
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
