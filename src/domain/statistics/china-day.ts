/** Days as they begin in China, which keeps one time all year. */

const CHINA_MS = 8 * 3_600_000;

/** A day, its month counted from 1. What lies beyond a month's end is a day of another month. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day on which a moment falls. */
export function dayOfMoment(moment: Date): Day {
  const there = new Date(moment.getTime() + CHINA_MS);
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
  };
}

/** The moment at which a day begins. */
export function beginOf({ year, month, day }: Day): Date {
  return new Date(Date.UTC(year, month - 1, day) - CHINA_MS);
}

/** Days since the Monday before, none on a Monday. */
export function sinceMonday(day: Day): number {
  return (new Date(beginOf(day).getTime() + CHINA_MS).getUTCDay() + 6) % 7;
}
