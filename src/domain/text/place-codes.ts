/** Codes of places that are as long as numbers of persons: found in a text, and taken out of it where they are known. */
import { type Group, type Run, runsOf } from './digits.ts';

/** Of telephones no code of a place is as long. */
const SHORTEST_CODE = 12;

const LONGEST_CODE = 18;

/** What in a text could be the code of a place that is as long as a number of a person. */
export function possibleCodesIn(text: string): string[] {
  const found = new Set<string>();
  for (const { groups } of runsOf(text, false)) {
    for (let from = 0; from < groups.length; from += 1) {
      for (const { digits } of spansFrom(groups, from)) found.add(digits);
    }
  }
  return [...found];
}

/** Groups from one on whose digits together are as many as those of a code. */
function* spansFrom(
  groups: readonly Group[],
  from: number,
): Generator<{ digits: string; end: number }> {
  let digits = '';
  for (let end = from; end < groups.length && digits.length < LONGEST_CODE;) {
    digits += groups[end]?.digits ?? '';
    end += 1;
    if (digits.length >= SHORTEST_CODE && digits.length <= LONGEST_CODE) yield { digits, end };
  }
}

/** The run in pieces, without the codes that are known. */
export function withoutCodes(run: Run, codes: ReadonlySet<string>): Run[] {
  if (codes.size === 0) return [run];
  const { groups } = run;
  const pieces: Run[] = [];
  let begin = 0;
  for (let at = 0; at < groups.length;) {
    const known = [...spansFrom(groups, at)].findLast(({ digits }) => codes.has(digits));
    if (known) {
      pieces.push({ ...run, groups: groups.slice(begin, at) });
      begin = known.end;
    }
    at = known?.end ?? at + 1;
  }
  return [...pieces, { ...run, groups: groups.slice(begin) }];
}
