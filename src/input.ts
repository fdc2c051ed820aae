/**
 * Checks of what clients type; each names the input field at fault. Lengths are in characters, each of which is a code
 * point of Unicode, as PostgreSQL counts them.
 */
import { DAY_MS } from './day.ts';
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
  const ms = moment.getTime();
  if (!(ms >= SINCE_ONE_CLOCK_MS)) return DAY.format(moment);
  const day = Math.floor((ms + AHEAD_MS) / DAY_MS);
  if (day !== last.day) last = { day, text: DAY.format(moment) };
  return last.text;
}

// Today is asked for in every row of some fields, and the table of time zones takes 3 µs; summer time was last kept in 1991.
const SINCE_ONE_CLOCK_MS = Date.UTC(1992, 0, 1);
const AHEAD_MS = 8 * 3_600_000;
let last = { day: Number.NaN, text: '' };
// The Swedish form of a date is the ISO one.
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
