/** Counts, added up. */
export const total = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
