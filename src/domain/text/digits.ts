import { type Sign, signOf } from './digit-signs.ts';
import { settleAlike } from './alike-signs.ts';

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

const NEIGHBOURS = 6;

const UNSEEN = /^[\p{DI}\p{Cf}\p{M}\p{Cs}]$/u;

const BLANK = /^\s$/u;

const CONTROL = /^\p{Cc}$/u;

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
