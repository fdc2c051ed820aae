/**
 * Digits in free text as people write them: of any width and script, circled, as Chinese numerals, with letters that
 * look like them. Pure, and in time in proportion to the text.
 * Invariant: what cannot be seen parts nothing; every dash, blank, bracket and line break parts groups of one run;
 * letters and signs of money end a run.
 */

/** Digits that nothing visible parts. */
export interface Group {
  digits: string;
  /** What stands between this group and the next; of the last one, nothing. */
  gap: string;
}

/** Groups that no letter parts. */
export interface Run {
  groups: readonly Group[];
  /** The few characters in front of the first group, and behind the last. */
  before: string;
  after: string;
}

interface Sign {
  text: string;
  kind: 'digit' | 'alike' | 'letter' | 'gap';
  digit: string;
}

const NEIGHBOURS = 6;
const UNSEEN = /^[\p{DI}\p{Cf}\p{M}\p{Cs}]$/u;
const BLANK = /^\s$/u;
const CONTROL = /^\p{Cc}$/u;
const DECIMAL = /^\p{Nd}$/u;
const LETTER = /^[\p{L}\p{N}\p{Sc}]$/u;
const LATIN = /^\p{Script=Latin}$/u;

const NUMERALS = new Map<string, string>(
  [
    '零〇○◯',
    '一壹弌壱幺',
    '二贰貳弍弐',
    '三叁參叄弎',
    '四肆亖',
    '五伍',
    '六陆陸',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((same, digit) => Array.from(same, (one) => [one, String(digit)] as const)),
);

/** Where digits stand that neither the property Nd nor compatibility forms know, and what the first of them is. */
const ODD_DIGITS: readonly (readonly [from: number, to: number, first: number])[] = [
  [0x1369, 0x1371, 1], // Ethiopic
  [0x24f5, 0x24fd, 1], // double circled
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277e, 1], // dingbats
  [0x2780, 0x2788, 1],
  [0x278a, 0x2792, 1],
  [0x3021, 0x3029, 1], // Suzhou
  [0x10a40, 0x10a43, 1], // Kharosthi
  [0x10e60, 0x10e68, 1], // Rumi
  [0x11052, 0x1105a, 1], // Brahmi
  [0x1d360, 0x1d368, 1], // counting rods
  [0x1d369, 0x1d371, 1],
  [0x1f10b, 0x1f10b, 0],
  [0x1f10c, 0x1f10c, 0],
];

/** Letters that are read as a digit where they touch one: Latin, Greek and Cyrillic. */
const ALIKE = new Map<string, string>([
  ...Array.from('OoΟοОо', (one) => [one, '0'] as const),
  ...Array.from('IlΙІіӀӏ', (one) => [one, '1'] as const),
]);

/** Letters and signs that stand for the last character of a citizen ID. */
const X_ALIKE = new Set('XxΧχХх×✕✖✗✘╳⨯⨉');

/** Letters that are drawn as a line. */
const DASHES = new Set('ー丨');

/** @param readsX whether an X behind digits is one of them, as in citizen IDs; else it parts groups */
export function runsOf(text: string, readsX: boolean): Run[] {
  const signs = Array.from(text.normalize('NFKC'))
    .filter((one) => !UNSEEN.test(one) && (!CONTROL.test(one) || BLANK.test(one)))
    .map((one) => signOf(one, readsX));
  settleAlike(signs);
  const runs: Run[] = [];
  for (let at = 0; at < signs.length; at += 1) {
    if (signs[at]?.kind !== 'digit') continue;
    const { groups, end } = groupsFrom(signs, at);
    const before = textBetween(signs, at - NEIGHBOURS, at);
    runs.push({ groups, before, after: textBetween(signs, end, end + NEIGHBOURS) });
    at = end - 1;
  }
  return runs;
}

function signOf(text: string, readsX: boolean): Sign {
  const digit = digitOf(text);
  if (digit !== undefined) return { text, kind: 'digit', digit };
  if (X_ALIKE.has(text)) return { text, kind: readsX ? 'alike' : 'gap', digit: 'X' };
  const alike = ALIKE.get(text);
  if (alike !== undefined) return { text, kind: 'alike', digit: alike };
  const isLetter = LETTER.test(text) && !DASHES.has(text);
  return { text, kind: isLetter ? 'letter' : 'gap', digit: '' };
}

function digitOf(text: string): string | undefined {
  const numeral = NUMERALS.get(text);
  if (numeral !== undefined) return numeral;
  const code = text.codePointAt(0) ?? 0;
  if (DECIMAL.test(text)) return String(valueOf(code));
  const range = ODD_DIGITS.find(([from, to]) => code >= from && code <= to);
  return range && String(range[2] + code - range[0]);
}

/** Unicode keeps the ten of a script together, and scripts that touch in whole tens. */
function valueOf(code: number): number {
  let from = code;
  while (DECIMAL.test(String.fromCodePoint(from - 1))) from -= 1;
  return (code - from) % 10;
}

/** What looks like a digit is one beside digits, unless a word of letters goes on there: not in `tel138…`. */
function settleAlike(signs: Sign[]): void {
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

function groupsFrom(signs: readonly Sign[], begin: number): { groups: Group[]; end: number } {
  const groups: Group[] = [];
  let at = begin;
  for (;;) {
    let digits = '';
    for (; signs[at]?.kind === 'digit'; at += 1) digits += signs[at]?.digit;
    const end = at;
    let gap = '';
    for (; signs[at]?.kind === 'gap'; at += 1) gap += signs[at]?.text;
    if (signs[at]?.kind !== 'digit') {
      groups.push({ digits, gap: '' });
      return { groups, end };
    }
    groups.push({ digits, gap });
  }
}

function textBetween(signs: readonly Sign[], from: number, to: number): string {
  return signs
    .slice(Math.max(0, from), to)
    .map(({ text }) => text)
    .join('');
}
