/** How busy the demo's district is at an hour of a day in China, and what its needs are about. */
import type { NeedCategory } from '../../domain/listing/category.ts';

/** An hour of a day in China. */
export interface Hour {
  /** `2026-11-27` */
  day: string;
  /** 0 to 23 */
  hour: number;
}

/** Reports at the busiest hour of a usual weekday: about four a day for each community. */
const MOST_REPORTS = 22;

/** Shares of the busiest hour, from midnight on: offices open at half past eight, rest at noon, close at half past five. */
const BY_HOUR: readonly number[] = [
  0.04, 0.03, 0.02, 0.02, 0.03, 0.05, 0.15, 0.35, 0.8, 1, 0.95, 0.8, 0.45, 0.5, 0.85, 0.95, 0.85,
  0.6, 0.4, 0.35, 0.25, 0.15, 0.08, 0.05,
];

/** From Sunday on. */
const BY_WEEKDAY: readonly number[] = [0.4, 1.1, 1, 1, 0.95, 0.9, 0.5];

/** Of a hundred needs, so many are about this. */
export const CATEGORY_SHARES: Readonly<Record<NeedCategory, number>> = {
  PUBLIC_FACILITY: 18,
  ENVIRONMENT: 16,
  ELDERLY_CARE: 13,
  DISPUTE_MEDIATION: 10,
  SOCIAL_SECURITY: 8,
  PUBLIC_SAFETY: 8,
  MEDICAL_CARE: 7,
  CULTURE_SPORT: 6,
  CHILD_CARE: 5,
  EMPLOYMENT: 4,
  LEGAL_AID: 3,
  OTHER: 2,
};

/** Reports to be expected in the hour; not a whole number. */
export function reportsIn({ day, hour }: Hour): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return MOST_REPORTS * (BY_HOUR[hour] ?? 0) * (BY_WEEKDAY[weekday] ?? 0);
}
