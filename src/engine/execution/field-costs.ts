/**
 * What fields cost and how long lists usually are, where a document does not say it: tables that features fill.
 * Invariant: they are filled before the first document is judged, since what is judged is kept.
 */
import { DEFAULT_PAGE_SIZE } from '../loading/paging.ts';

/** What a condition costs where an index does not answer it: some thousand rows are looked at. */
export const COST_OF_TERM = 5;
/** A word of a search: an index is asked, and the rows that it proposes are read. */
export const COST_OF_WORD = 50;

/** Usual lengths of lists that are no pages; others count as a page. */
const lengths = new Map(Object.entries({ allowedCommands: 0 }));

/** What a field costs by itself, beside its objects: whole tables are counted, whole schemas written. */
const costs = new Map(Object.entries({ totalCount: 10, __schema: 1_000, __type: 50 }));

/** What a feature says of its fields. */
export function noteCosts(
  ofLists: { readonly [field: string]: number },
  ofFields: { readonly [field: string]: number },
): void {
  for (const [field, length] of Object.entries(ofLists)) lengths.set(field, length);
  for (const [field, cost] of Object.entries(ofFields)) costs.set(field, cost);
}

/** What is noted, for what is written about it. */
export const notedCosts = (): { lengths: [string, number][]; costs: [string, number][] } => ({
  lengths: [...lengths],
  costs: [...costs],
});

/** How many a list that is no page is taken to hold. */
export function usualLengthOf(field: string): number {
  return lengths.get(field) ?? DEFAULT_PAGE_SIZE;
}

/** Of a field by itself, with the conditions of its filter and the words of its search. */
export function ownCostOf(field: string, terms: number, words: number): number {
  return (costs.get(field) ?? 0) + terms * COST_OF_TERM + words * COST_OF_WORD;
}
