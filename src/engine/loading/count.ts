/** A count, and how far rows are counted where not all need be: lists are longer than anybody reads. */

/** How far rows are counted where not all need be. */
export const MOST_COUNTED = 1_000;

/** How many rows there are; where there are more than are counted, that number, and that there are more. */
export interface Count {
  value: number;
  isExact: boolean;
}

/** What is told of a count that went one further than MOST_COUNTED at most. */
export function countedUpTo(count: number): Count {
  return { value: Math.min(count, MOST_COUNTED), isExact: count <= MOST_COUNTED };
}
