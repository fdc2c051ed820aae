/** Relative periods, from the day on which they are asked for. */
import { type Day, beginOf, dayOfMoment, sinceMonday } from './china-day.ts';
import type { RelativePeriod } from './time.enums.ts';

/** From a moment up to another, which is no part of it. */
export interface Span {
  from: Date;
  to: Date;
}

type Ends = (today: Day) => [from: Day, to: Day];

const days = (first: number, end: number): Ends => {
  return (today) => [plus(today, { day: first }), plus(today, { day: end })];
};

const weeks = (first: number): Ends => {
  return (today) => {
    const monday = plus(today, { day: first * 7 - sinceMonday(today) });
    return [monday, plus(monday, { day: 7 })];
  };
};

/** So many months from one that is counted from the present month, or from the first of its quarter or year. */
const months = (first: number, count: number, unit = 1): Ends => {
  return ({ year, month }) => {
    const begin = month - ((month - 1) % unit) + first;
    return [
      { year, month: begin, day: 1 },
      { year, month: begin + count, day: 1 },
    ];
  };
};

const PERIODS: Record<RelativePeriod, Ends> = {
  TODAY: days(0, 1),
  YESTERDAY: days(-1, 0),
  THIS_WEEK: weeks(0),
  LAST_WEEK: weeks(-1),
  THIS_MONTH: months(0, 1),
  LAST_MONTH: months(-1, 1),
  THIS_QUARTER: months(0, 3, 3),
  LAST_QUARTER: months(-3, 3, 3),
  THIS_YEAR: months(0, 12, 12),
  LAST_YEAR: months(-12, 12, 12),
  LAST_7_DAYS: days(-6, 1),
  LAST_30_DAYS: days(-29, 1),
  LAST_90_DAYS: days(-89, 1),
  LAST_365_DAYS: days(-364, 1),
  LAST_12_MONTHS: months(-11, 12),
  LAST_24_MONTHS: months(-23, 24),
};

/** The period as of a moment. */
export function spanOf(period: RelativePeriod, now: Date): Span {
  const [from, to] = PERIODS[period](dayOfMoment(now));
  return { from: beginOf(from), to: beginOf(to) };
}

function plus(of: Day, { day }: { day: number }): Day {
  return { ...of, day: of.day + day };
}
