/** Months as they begin in China. */

/** Nothing, or the beginning of a month in China. */
export function isMonths(moment: Date | null | undefined): boolean {
  return !moment || moment.getTime() === monthBegin(monthOf(moment)).getTime();
}

const CHINA_MS = 8 * 3_600_000;

/** The first day of the month in which a moment lies. */
const monthOf = (moment: Date) =>
  `${new Date(moment.getTime() + CHINA_MS).toISOString().slice(0, 7)}-01`;

/** The moment at which a month begins, by its first day. */
export const monthBegin = (month: string) => new Date(`${month}T00:00:00+08:00`);
