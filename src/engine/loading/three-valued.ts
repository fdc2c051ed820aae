/** SQL's three-valued logic over rows of the journal: false wins over nothing, nothing over true. */
import type { JournalRow, Truth } from './filter.ts';

/** What is true of a row at a moment; null: neither. */
export type Judge = (row: JournalRow, now: Date) => Truth;

/** True of none. */
export function all(judges: readonly Judge[]): Judge {
  return (row, now) => {
    let found: Truth = true;
    for (const judge of judges) {
      const one = judge(row, now);
      if (one === false) return false;
      found &&= one;
    }
    return found;
  };
}

/** Of what is neither, it is neither. */
export function not(judge: Judge): Judge {
  return (row, now) => negated(judge(row, now));
}

function negated(one: Truth): Truth {
  return one === null ? null : !one;
}
