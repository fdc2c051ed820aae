/** A question about groups: what is grouped, by which moments, and which numbers of it are asked for. */
import type { FilterInput, Operators } from '../../engine/loading/filter.ts';
import type { OrderDirection } from '../../engine/loading/order.ts';
import type { DurationField, DurationStatistic } from './duration.ts';
import type { RelativePeriod, TimeBucket } from './time.enums.ts';

/** Groups in one answer. */
export const MOST_GROUPS = 1_000;

/** A number of a group, as clients name it. */
export interface Named {
  measure: string;
  statistic?: DurationStatistic | null;
}

export interface Ordering extends Named {
  direction: OrderDirection;
}

export interface Having extends Named {
  is: Operators;
}

export interface PeriodGiven {
  from?: Date | null;
  to?: Date | null;
  within?: RelativePeriod | null;
  by: string;
}

/** As clients give it. */
export interface StatsGiven {
  filter?: object | null;
  groupBy: readonly string[];
  bucket?: TimeBucket | null;
  period?: PeriodGiven | null;
  orderBy?: readonly Ordering[] | null;
  having?: readonly Having[] | null;
  first?: number | null;
}

export interface Asked {
  /** Names of measures. */
  measures: readonly string[];
  /** Names of durations, and what is asked of each. */
  durations: ReadonlyMap<string, readonly DurationField[]>;
}

export interface StatRequest {
  filter: FilterInput | undefined;
  /** Each once. */
  groupBy: readonly string[];
  bucket: TimeBucket | undefined;
  /** The moment that period and bucket go by. */
  by: string;
  from: Date | undefined;
  to: Date | undefined;
  /** Rows without the moment are left out. */
  isTimed: boolean;
  orderBy: readonly Ordering[];
  having: readonly Having[];
  first: number | undefined;
  asked: Asked;
}
