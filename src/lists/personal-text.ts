/**
 * Numbers of persons in free text: a need names no resident, so what looks like one keeps it from being listed. Pure.
 * Separators and full-width digits are read as people write them; long numbers must pass their own check digit, so
 * that meter readings and order numbers do not stand in the way.
 */

export type PersonalNumber = 'citizen ID' | 'phone number' | 'bank card number';

/** Runs of digits, with a blank, dash or dot between any two of them, that no digit or letter touches. */
const RUN = /(?<![\dA-Za-z])\d(?:[ .·-]?\d){6,24}[Xx]?(?![\dA-Za-z])/gu;

/** The first kind found; null where there is none. */
export function personalNumberIn(text: string): PersonalNumber | null {
  for (const [run] of text.normalize('NFKC').matchAll(RUN)) {
    const kind = kindOf(run.replaceAll(/[ .·-]/g, '').toUpperCase());
    if (kind) return kind;
  }
  return null;
}

function kindOf(digits: string): PersonalNumber | null {
  // A mobile number, with or without +86; a landline is an office's and may stand.
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits)) return 'phone number';
  if (/^\d{17}[\dX]$/.test(digits) && isCitizenId(digits)) return 'citizen ID';
  if (/^\d{16,19}$/.test(digits) && passesLuhn(digits)) return 'bank card number';
  return null;
}

/** GB 11643: the weighted sum of seventeen digits, modulo 11, names the last character. */
function isCitizenId(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
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
