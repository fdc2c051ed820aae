/**
 * The page's one clock: the machine's, corrected by the server's, told in China's time whatever zone the machine is in.
 * Machines behind walls are minutes wrong.
 */
import { DAY_MS } from '../../day.ts';

const CHINA = 'Asia/Shanghai';
/** China's time is eight hours ahead of UTC, and knows no summer time. */
const AHEAD_MS = 8 * 3_600_000;

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: CHINA,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const dateIn = (language: string) =>
  new Intl.DateTimeFormat(language, {
    timeZone: CHINA,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
const DATES = { zh: dateIn('zh-CN'), en: dateIn('en-GB') };

export class Clock {
  private offsetMs = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** The server said its time in an answer to what was asked then: halfway between asking and hearing. */
  correct(serverMs: number, askedMs: number): void {
    this.offsetMs = serverMs - (askedMs + Date.now()) / 2;
  }
}

/** `09:42:05`. */
export const timeOf = (ms: number) => TIME.format(ms);
/** `09:42`. */
export const minuteOf = (ms: number) => timeOf(ms).slice(0, 5);
export const dateOf = (ms: number, language: 'zh' | 'en') =>
  DATES[language].format(ms).replace('日星期', '日 星期');
/** `09:42` of the same day, `11-27` of another one. */
export const momentOf = (ms: number, now: number) =>
  dayOf(ms) === dayOf(now) ? minuteOf(ms) : new Date(ms + AHEAD_MS).toISOString().slice(5, 10);
/** 0 to 23. */
export const hourOf = (ms: number) => Number(timeOf(ms).slice(0, 2));
/** Days of China's calendar, counted. */
export const dayOf = (ms: number) => Math.floor((ms + AHEAD_MS) / DAY_MS);
/** The moment at which a day of China's calendar begins. */
export const beginOfDay = (day: number) => day * DAY_MS - AHEAD_MS;
