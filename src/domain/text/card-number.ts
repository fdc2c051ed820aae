/** Numbers of bank cards among groups of digits: an issuer's prefix, a length that it gives, and the check digit of Luhn. */
import type { Group } from './digits.ts';

/** Prefixes as ranges, and lengths (ISO/IEC 7812; UnionPay and the older ones of Chinese banks among them). */
const ISSUERS: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['62', '62', [16, 17, 18, 19]],
  ['81', '81', [16, 17, 18, 19]],
  ['4', '4', [16, 19]],
  ['51', '55', [16]],
  ['2221', '2720', [16]],
  ['34', '34', [15]],
  ['37', '37', [15]],
  ['300', '305', [14, 16]],
  ['36', '36', [14, 16]],
  ['38', '39', [14, 16]],
  ['3528', '3589', [16]],
  ['60', '60', [16, 17, 18, 19]],
  ['64', '65', [16, 19]],
  ['50', '50', [16, 19]],
  ['56', '58', [16, 19]],
  ['63', '63', [16, 19]],
  ['67', '69', [16, 17, 18, 19]],
  ['940', '940', [16, 18, 19]],
  ['955', '955', [16, 17, 18, 19]],
  ['103', '103', [19]],
];
const LONGEST = 19;
const USUAL = [16, 19];
const LONGEST_GLUED = 4;

export function cardIn(groups: readonly Group[]): boolean {
  return groups.some(({ digits }, i) => holdsCard(digits) || isCardFrom(groups, i));
}

/** Alone; of more digits than any card has, at their beginning or their end. */
function holdsCard(digits: string): boolean {
  if (digits.length <= LONGEST) return isCard(digits);
  if (digits.length > LONGEST + LONGEST_GLUED) return false;
  return USUAL.some((length) => isCard(digits.slice(0, length)) || isCard(digits.slice(-length)));
}

function isCardFrom(groups: readonly Group[], from: number): boolean {
  const sizes: number[] = [];
  const gaps = new Set<string>();
  let digits = '';
  for (let i = from; i < groups.length; i += 1) {
    const group = groups[i] ?? { digits: '', gap: '' };
    digits += group.digits;
    sizes.push(group.digits.length);
    if (digits.length > LONGEST) return false;
    const isWay = sizes.length > 1 && isWayOf(sizes, gaps);
    if (isWay && isCard(digits) && (digits.length === LONGEST || !goesOn(groups, i))) return true;
    gaps.add(group.gap.trim() || ' ');
  }
  return false;
}

/** By the same sign with a few digits more, as the last ones of a card of nineteen. */
function goesOn(groups: readonly Group[], at: number): boolean {
  const isSame = at > 0 && groups[at]?.gap === groups[at - 1]?.gap;
  return isSame && (groups[at + 1]?.digits.length ?? LONGEST) < 4;
}

/** By fours, or one by one; else with one sign between groups of three and more. */
function isWayOf(sizes: readonly number[], gaps: ReadonlySet<string>): boolean {
  const all = sizes.slice(0, -1);
  if (all.every((size) => size === 4) && (sizes.at(-1) ?? 0) <= 7) return true;
  if (sizes.every((size) => size === 1)) return true;
  return gaps.size === 1 && all.every((size) => size >= 3);
}

function isCard(digits: string): boolean {
  const isIssued = ISSUERS.some(([from, to, lengths]) => {
    const prefix = digits.slice(0, from.length);
    return lengths.includes(digits.length) && prefix >= from && prefix <= to;
  });
  return isIssued && passesLuhn(digits);
}

/** ISO/IEC 7812: every second digit from the right doubled, the sum of all digits divisible by ten. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .map(Number)
    .map((digit, i) => (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}
