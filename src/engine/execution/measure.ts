/** What is measured of a part of a document, and how parts add up. */
export interface Measure {
  cost: number;
  depth: number;
  /** With every fragment written out. */
  fields: number;
  /** Conditions in filters. */
  terms: number;
}

export const NOTHING: Measure = { cost: 0, depth: 0, fields: 0, terms: 0 };
export const LEAF: Measure = { cost: 0, depth: 1, fields: 1, terms: 0 };

/** Side by side: the deepest is as deep as they are. */
export function together(measures: readonly Measure[]): Measure {
  return {
    cost: measures.reduce((sum, one) => sum + one.cost, 0),
    depth: Math.max(0, ...measures.map((one) => one.depth)),
    fields: measures.reduce((sum, one) => sum + one.fields, 0),
    terms: measures.reduce((sum, one) => sum + one.terms, 0),
  };
}
