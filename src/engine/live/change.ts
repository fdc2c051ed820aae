/** One row of the journal: what happened to a row of the domain, with what of it was before and is after. */
export interface Change {
  id: number;
  at: Date;
  kind: string;
  rowId: string;
  version: number;
  stateBefore: string | null;
  stateAfter: string | null;
  before: { readonly [column: string]: unknown } | null;
  after: { readonly [column: string]: unknown } | null;
  /** When the row left the state before, where that is another moment than `at`: of changes that are delivered as one. */
  beforeAt?: Date;
}
