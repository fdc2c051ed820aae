/** Numbers that say themselves that they are none of a person: times, sums, quantities, coordinates, addresses, those of the lists. */
import type { Group, Run } from './digits.ts';

type Groups = readonly Group[];

/** Behind a number, with or without a blank: money, and what is measured in large numbers. */
const UNIT = /^ ?(?:元|圆|万元|亿|平方|平米|m2|立方|m3|吨|公里|千米|公斤|千克|千瓦|kwh|kg|km)/i;
const MONEY_BEFORE = /(?:[¥$€£]|rmb|人民币|金额|预算) ?:? ?$/i;
const COORDINATE_BEFORE = /(?:坐标|经度|纬度|东经|北纬) ?:? ?$/;
const NUMBER_BEFORE = /[NCRA]$/;
const YEAR = /^(?:19|20)\d\d$/;
const YEAR_BEHIND = /^ ?年/;
const NUMBER_OF_LIST = /^\d{6,9}$/;

/** The groups of a run in pieces, without such numbers. */
export function withoutPlainNumbers({ groups, before, after }: Run): Groups[] {
  const taken = new Set<number>();
  takeTimes(groups, taken);
  takeCoordinates(groups, before, taken);
  takeAddresses(groups, taken);
  if (isNumberOfList(groups, before)) [0, 1].forEach((i) => taken.add(i));
  if (MONEY_BEFORE.test(before)) takeAmount(groups, 0, taken);
  if (UNIT.test(after)) takeAmount(groups, firstOfAmount(groups), taken);
  if (YEAR_BEHIND.test(after) && YEAR.test(groups.at(-1)?.digits ?? '')) {
    taken.add(groups.length - 1);
  }
  const pieces: Group[][] = [[]];
  for (const [i, group] of groups.entries()) {
    if (taken.has(i)) pieces.push([]);
    else pieces.at(-1)?.push(group);
  }
  return pieces;
}

/** `14:30`, `14:30:00`. */
function takeTimes(groups: Groups, taken: Set<number>): void {
  for (const [i, { digits, gap }] of groups.entries()) {
    const minutes = groups[i + 1]?.digits ?? '';
    const isTime = gap === ':' && digits.length <= 2 && Number(digits) <= 24;
    if (isTime && /^[0-5]\d$/.test(minutes)) taken.add(i).add(i + 1);
  }
}

/** `41.1234567,122.1234567`: a latitude and a longitude, or one that is called so. */
function takeCoordinates(groups: Groups, before: string, taken: Set<number>): void {
  if (COORDINATE_BEFORE.test(before)) for (const i of groups.keys()) taken.add(i);
  for (const i of groups.keys()) {
    const [one, other] = [degreesAt(groups, i), degreesAt(groups, i + 2)];
    if (one === undefined || other === undefined || Math.min(one, other) > 90) continue;
    if (groups[i + 1]?.gap !== '.') [0, 1, 2, 3].forEach((more) => taken.add(i + more));
  }
}

function degreesAt(groups: Groups, at: number): number | undefined {
  const whole = groups[at]?.digits ?? '';
  const part = groups[at + 1]?.digits ?? '';
  const isDecimal = groups[at]?.gap === '.' && whole.length <= 3 && part.length >= 4;
  return isDecimal && Number(whole) <= 180 ? Number(whole) : undefined;
}

/** `192.168.1.138`. */
function takeAddresses(groups: Groups, taken: Set<number>): void {
  for (const i of groups.keys()) {
    const four = groups.slice(i, i + 4);
    const isOne =
      four.length === 4 &&
      four.every(({ digits }) => digits.length <= 3 && Number(digits) <= 255) &&
      four.slice(0, 3).every(({ gap }) => gap === '.') &&
      groups[i - 1]?.gap !== '.' &&
      four[3]?.gap !== '.';
    if (isOne) for (let k = i; k < i + 4; k += 1) taken.add(k);
  }
}

/** `N2026-000123`. */
function isNumberOfList([year, number]: Groups, before: string): boolean {
  const isYear = YEAR.test(year?.digits ?? '') && year?.gap === '-';
  return isYear && NUMBER_BEFORE.test(before) && NUMBER_OF_LIST.test(number?.digits ?? '');
}

/** A number with what belongs to it: thousands behind commas, a part behind a point. */
function takeAmount(groups: Groups, from: number, taken: Set<number>): void {
  for (let i = from; i < groups.length; i += 1) {
    taken.add(i);
    if (!belongs(groups, i)) return;
  }
}

function firstOfAmount(groups: Groups): number {
  let first = groups.length - 1;
  while (first > 0 && belongs(groups, first - 1)) first -= 1;
  return first;
}

function belongs(groups: Groups, at: number): boolean {
  const next = groups[at + 1]?.digits.length ?? 0;
  const gap = groups[at]?.gap;
  return (gap === ',' && next === 3) || (gap === '.' && next > 0);
}
