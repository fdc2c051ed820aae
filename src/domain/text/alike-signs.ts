/** Letters that look like digits: read as digits beside digits, and as letters within words. */
import type { Sign } from './digit-signs.ts';

const LATIN = /^\p{Script=Latin}$/u;

/** What looks like a digit is one beside digits, unless a word of letters goes on there: not in `tel138…`. */
export function settleAlike(signs: Sign[]): void {
  for (let at = 0; at < signs.length; at += 1) {
    if (!isDigitOrAlike(signs[at])) continue;
    let end = at;
    while (isDigitOrAlike(signs[end])) end += 1;
    const isWordBefore = LATIN.test(signs[at - 1]?.text ?? '');
    const isWordBehind = LATIN.test(signs[end]?.text ?? '');
    const some = signs.slice(at, end);
    const first = isWordBefore ? some.findIndex(({ kind }) => kind === 'digit') : 0;
    const last = isWordBehind ? some.findLastIndex(({ kind }) => kind === 'digit') : Infinity;
    const isNumber = some.some(({ kind }) => kind === 'digit') || isLoneX(signs, at, end);
    for (const [i, one] of some.entries()) {
      if (one.kind === 'alike') {
        one.kind = isNumber && i >= first && i <= last ? 'digit' : 'letter';
      }
    }
    at = end;
  }
}

/** `…002 X`: parted from its digits, and no word. */
function isLoneX(signs: readonly Sign[], at: number, end: number): boolean {
  if (end - at > 1 || signs[at]?.digit !== 'X' || signs[at - 1]?.kind !== 'gap') return false;
  let before = at - 1;
  while (signs[before]?.kind === 'gap') before -= 1;
  return signs[before]?.kind === 'digit' && !LATIN.test(signs[end]?.text ?? '');
}

const isDigitOrAlike = (sign: Sign | undefined) => sign?.kind === 'digit' || sign?.kind === 'alike';
