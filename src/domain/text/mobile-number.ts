/** Mobile numbers among groups of digits: with what is glued to them or dialled before them, in one piece or parted as people part them. */
import type { Group } from './digits.ts';
import { isWayOf } from './parted-mobile.ts';

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

/** Whether a mobile number is among them. A landline is an office's and may stand. */
export function phoneIn(groups: readonly Group[]): boolean {
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
function isMobileFrom(groups: readonly Group[], from: number): boolean {
  const first = groups[from]?.digits ?? '';
  if (AREA.test(groups[from - 1]?.digits ?? '') && first.length >= 7) return false;
  return DIALLED.some((dialled) => {
    if (!first.startsWith(dialled) || first.length === dialled.length) return false;
    return isMobile([first.slice(dialled.length), ...digitsOf(groups, from + 1)], groups, from);
  });
}

function digitsOf(groups: readonly Group[], from: number): string[] {
  return groups.slice(from, from + MOBILE_LENGTH).map(({ digits }) => digits);
}

function isMobile(parts: readonly string[], groups: readonly Group[], from: number): boolean {
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
