/**
 * Citizen IDs among groups of digits: of eighteen characters (GB 11643) with a day of birth and a check digit, at any
 * place of a run; of fifteen, as they were given until 1999, with a province and a day of birth, where groups begin and end.
 */
import type { Group } from './digits.ts';

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);
const LENGTH = 18;
const OLD_LENGTH = 15;
/** Where fifteen characters are parted: behind the region, the year, the month, the day. */
const OLD_PARTS = [6, 8, 10, 12, OLD_LENGTH];
const EARLIEST_BIRTH = '18800101';

export function citizenIdIn(groups: readonly Group[]): boolean {
  const all = groups.map(({ digits }) => digits).join('');
  for (let at = 0; at + LENGTH <= all.length; at += 1) {
    if (isCitizenId(all.slice(at, at + LENGTH))) return true;
  }
  return groups.some((_, i) => isOldIdFrom(groups, i));
}

function isCitizenId(text: string): boolean {
  return /^[1-9]\d{16}[\dX]$/.test(text) && isBirth(text.slice(6, 14)) && isChecked(text);
}

/** GB 11643: the weighted sum of seventeen digits, modulo 11, names the last character. */
function isChecked(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

function isOldIdFrom(groups: readonly Group[], from: number): boolean {
  let digits = '';
  for (let at = from; at < groups.length && digits.length < OLD_LENGTH; at += 1) {
    digits += groups[at]?.digits ?? '';
    if (!OLD_PARTS.includes(digits.length)) return false;
  }
  if (!/^\d{15}$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false;
  return isBirth(`19${digits.slice(6, 12)}`) && !digits.endsWith('000');
}

/** A day of the calendar, and not one to come. */
function isBirth(day: string): boolean {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.getTime() > Date.now()) return false;
  return moment.toISOString().startsWith(iso) && day >= EARLIEST_BIRTH;
}
