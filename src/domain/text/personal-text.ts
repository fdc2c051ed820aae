/**
 * Numbers of persons in free text: a need names no resident, so what looks like one keeps it from being listed. Pure.
 * A number is looked for at every place where one can begin: each kind in the ways that people write it, and with its
 * own proof (a day of birth and a check digit, an issuer and a check digit), so that codes of places, numbers of the
 * lists, times, sums and quantities do not stand in the way. A landline is an office's and may stand.
 */
import { cardIn } from './card-number.ts';
import { citizenIdIn } from './citizen-id.ts';
import { type Group, type Run, runsOf } from './digits.ts';
import { withoutPlainNumbers } from './plain-numbers.ts';

export type PersonalNumber = 'citizen ID' | 'phone number' | 'bank card number';

type Groups = readonly Group[];

/** Of telephones no code of a place is as long. */
const SHORTEST_CODE = 12;
const LONGEST_CODE = 18;

/** What is dialled before a mobile number: the country, a trunk, a cheaper line. */
const DIALLED = [
  '',
  '0',
  '86',
  '086',
  '0086',
  '17951',
  '17911',
  '17909',
  '12593',
  '10193',
  '11808',
];
const MOBILE = /^1[3-9]\d{9}$/;
const MOBILES = /^(?:1[3-9]\d{9})+$/;
const DAY = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const AREA = /^0\d{2,3}$/;
const MOBILE_LENGTH = 11;
/** Of a house, a room or a list, written right beside a number. */
const LONGEST_GLUED = 4;
/** Signs that part things which are listed, and not one number. */
const LISTING = /[,、;/]/;
const BRACKET = /[([{<「『【〔《]/;

/**
 * The first kind found; null where there is none.
 * @param codes of places that are known: those of `possibleCodesIn`
 */
export function personalNumberIn(
  text: string,
  codes: ReadonlySet<string> = new Set(),
): PersonalNumber | null {
  const shown = asShown(text);
  return kindIn(text, codes) ?? (shown === text ? null : kindIn(shown, codes));
}

/** Marks that turn the order of all that follows, digits too, up to their end. */
const TURNED = /\u202e([^\u202c]*)\u202c?/gu;
const OTHER_MARKS = /(?![\u202c\u202e])\p{Cf}/gu;

/** What is written backwards as it is read. */
function asShown(text: string): string {
  if (!text.includes('\u202e')) return text;
  return text
    .replaceAll(OTHER_MARKS, '')
    .replaceAll(TURNED, (_, turned: string) => Array.from(turned).toReversed().join(''));
}

function kindIn(text: string, codes: ReadonlySet<string>): PersonalNumber | null {
  const withX = piecesOf(text, codes, true);
  if (withX.some(citizenIdIn)) return 'citizen ID';
  const pieces = piecesOf(text, codes, false);
  if (pieces.some(phoneIn)) return 'phone number';
  return pieces.some(cardIn) ? 'bank card number' : null;
}

/** What in a text could be the code of a place that is as long as a number of a person. */
export function possibleCodesIn(text: string): string[] {
  const found = new Set<string>();
  for (const { groups } of runsOf(text, false)) {
    for (let from = 0; from < groups.length; from += 1) {
      for (const { digits } of spansFrom(groups, from)) found.add(digits);
    }
  }
  return [...found];
}

/** Groups from one on whose digits together are as many as those of a code. */
function* spansFrom(groups: Groups, from: number): Generator<{ digits: string; end: number }> {
  let digits = '';
  for (let end = from; end < groups.length && digits.length < LONGEST_CODE;) {
    digits += groups[end]?.digits ?? '';
    end += 1;
    if (digits.length >= SHORTEST_CODE && digits.length <= LONGEST_CODE) yield { digits, end };
  }
}

/** The runs without what is known to be something else. */
function piecesOf(text: string, codes: ReadonlySet<string>, readsX: boolean): Groups[] {
  return runsOf(text, readsX)
    .flatMap((run) => withoutCodes(run, codes))
    .flatMap(withoutPlainNumbers);
}

function withoutCodes(run: Run, codes: ReadonlySet<string>): Run[] {
  if (codes.size === 0) return [run];
  const { groups } = run;
  const pieces: Run[] = [];
  let begin = 0;
  for (let at = 0; at < groups.length;) {
    const known = [...spansFrom(groups, at)].findLast(({ digits }) => codes.has(digits));
    if (known) {
      pieces.push({ ...run, groups: groups.slice(begin, at) });
      begin = known.end;
    }
    at = known?.end ?? at + 1;
  }
  return [...pieces, { ...run, groups: groups.slice(begin) }];
}

function phoneIn(groups: Groups): boolean {
  return groups.some(({ digits }, i) => holdsMobile(digits) || isMobileFrom(groups, i));
}

/** One that nothing parts, with a little glued to it: a house, what is dialled before it, a day, another one. */
function holdsMobile(digits: string): boolean {
  for (let at = 0; at + MOBILE_LENGTH <= digits.length; at += 1) {
    const end = at + MOBILE_LENGTH;
    const before = digits.slice(0, at);
    const behind = digits.slice(end);
    if (!MOBILE.test(digits.slice(at, end)) || !isGlue(before) || !isGlue(behind)) continue;
    if (!before || !behind || before.length + behind.length <= LONGEST_GLUED) return true;
    if (DIALLED.includes(before)) return true;
  }
  return false;
}

function isGlue(digits: string): boolean {
  if (digits.length <= LONGEST_GLUED || DIALLED.includes(digits)) return true;
  return DAY.test(digits) || MOBILES.test(digits);
}

/** One that begins with a group, or behind what is dialled, and ends with one. */
function isMobileFrom(groups: Groups, from: number): boolean {
  const first = groups[from]?.digits ?? '';
  if (AREA.test(groups[from - 1]?.digits ?? '') && first.length >= 7) return false;
  return DIALLED.some((dialled) => {
    if (!first.startsWith(dialled) || first.length === dialled.length) return false;
    return isMobile([first.slice(dialled.length), ...digitsOf(groups, from + 1)], groups, from);
  });
}

function digitsOf(groups: Groups, from: number): string[] {
  return groups.slice(from, from + MOBILE_LENGTH).map(({ digits }) => digits);
}

function isMobile(parts: readonly string[], groups: Groups, from: number): boolean {
  if (!/^1[3-9]?$|^1[3-9]\d/.test(parts[0] ?? '')) return false;
  const sizes: number[] = [];
  let digits = '';
  for (const part of parts) {
    const taken = part.slice(0, MOBILE_LENGTH - digits.length);
    digits += taken;
    sizes.push(taken.length);
    if (digits.length < MOBILE_LENGTH) continue;
    const gaps = groups.slice(from, from + sizes.length - 1).map(({ gap }) => gap.trim() || ' ');
    const isWhole = taken.length === part.length;
    const isGlued = sizes.join('') === '344' && part.length - taken.length <= LONGEST_GLUED;
    return MOBILE.test(digits) && sizes.length > 1 && (isWhole ? isWayOf(sizes, gaps) : isGlued);
  }
  return false;
}

/** Whether people part a number like this: by one sign, by a pair of brackets, or behind its first three digits. */
function isWayOf(sizes: readonly number[], gaps: readonly string[]): boolean {
  if (sizes.every((size) => size >= 3) || sizes.every((size) => size === 1)) return true;
  if (gaps.some((gap) => LISTING.test(gap))) return false;
  if (gaps.some((gap) => BRACKET.test(gap))) return sizes[0] === 3;
  return new Set(gaps).size === 1 || sizes[0] === 3;
}
