/** Which signs stand for a digit, or look like one, whatever their script. */

/** One character of a text, and what it counts as. */
export interface Sign {
  text: string;
  kind: 'digit' | 'alike' | 'letter' | 'gap';
  digit: string;
}

const DECIMAL = /^\p{Nd}$/u;

const LETTER = /^[\p{L}\p{N}\p{Sc}]$/u;

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

/** What a character counts as by itself; what is alike is settled by its neighbours. */
export function signOf(text: string, readsX: boolean): Sign {
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
