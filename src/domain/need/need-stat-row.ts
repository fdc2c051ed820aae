/** A group of needs, as far as what is kept knows one. */

/** The fields it is grouped by are set, the others null. */
export interface NeedStatRow {
  state: string | null;
  category: string | null;
  streetId: string | null;
  communityId: string | null;
  /** Where children are asked for. */
  childId?: string | null;
  bucket: Date | null;
  count: number;
  overdue: number;
  averageRating: number | null;
}
