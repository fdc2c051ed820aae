/**
 * Needs and resources as matching compares them: plain values, so that they can be sent to another thread.
 * What waits is what PROPOSED claims would take, were they accepted.
 */
import type { NeedCategory } from '../listing/category.ts';

export interface OpenNeed {
  id: string;
  version: number;
  path: string;
  state: string;
  visibility: string;
  category: NeedCategory;
  /** Uncommitted. */
  left: number;
  measure: string;
  deadlineMs: number;
  /** Folded, as search compares them. */
  words: string;
  /** Resources that a claim which waits on it names, and how much all that wait would take. */
  proposed: readonly string[];
  waiting: number;
}

/** What became of a unit's latest claims, of those that the asking viewer sees. */
export interface UnitRecord {
  committed: number;
  delivered: number;
  noShows: number;
}

/** A seat of a unit on a joint committee, today. */
export interface HeldSeat {
  /** The committee's place. */
  path: string;
  /** By a concurrent member; else it is vacant. */
  isHeld: boolean;
}

export interface OpenResource {
  id: string;
  version: number;
  path: string;
  unitId: string;
  unitPath: string;
  state: string;
  categories: readonly NeedCategory[];
  /** Unreserved; null: it does not run out. */
  left: number | null;
  measure: string;
  availableFrom: string;
  availableUntil: string;
  /** For how many days it is still open, today among them. */
  openDays: number;
  words: string;
  /** What agreements in force open of needs to its unit, as `opened` of partnerships reads it. */
  opened: readonly string[];
  waiting: number;
  /** Of its unit, of those that the asking viewer sees. */
  seats: readonly HeldSeat[];
  /** Null where the viewer does not read it. */
  record: UnitRecord | null;
}

/** The moment of asking. */
export interface AsOf {
  /** The day in the district, `2026-11-22`. */
  today: string;
  nowMs: number;
}
