/**
 * Numbers of persons in free text: a need names no resident, so what looks like one keeps it from being listed. Pure.
 * A number is looked for at every place where one can begin: each kind in the ways that people write it, and with its
 * own proof (a day of birth and a check digit, an issuer and a check digit), so that codes of places, numbers of the
 * lists, times, sums and quantities do not stand in the way. A landline is an office's and may stand.
 */
import { cardIn } from './card-number.ts';
import { citizenIdIn } from './citizen-id.ts';
import { type Group, runsOf } from './digits.ts';
import { withoutPlainNumbers } from './plain-numbers.ts';
import { phoneIn } from './mobile-number.ts';
import { withoutCodes } from './place-codes.ts';
import { asShown } from './shown-text.ts';

export type PersonalNumber = 'citizen ID' | 'phone number' | 'bank card number';

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

function kindIn(text: string, codes: ReadonlySet<string>): PersonalNumber | null {
  const withX = piecesOf(text, codes, true);
  if (withX.some(citizenIdIn)) return 'citizen ID';
  const pieces = piecesOf(text, codes, false);
  if (pieces.some(phoneIn)) return 'phone number';
  return pieces.some(cardIn) ? 'bank card number' : null;
}

/** The runs without what is known to be something else. */
function piecesOf(text: string, codes: ReadonlySet<string>, readsX: boolean): (readonly Group[])[] {
  return runsOf(text, readsX)
    .flatMap((run) => withoutCodes(run, codes))
    .flatMap(withoutPlainNumbers);
}
