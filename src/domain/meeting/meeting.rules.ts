/** What a meeting needs, and when the next is due. Pure. */
import { DAY_MS } from '../../day.ts';

/** Seats that must be taken, one at least; without a share of its own, more than half. */
export function quorumOf(seats: number, percent: number | null): number {
  if (percent === null) return Math.floor(seats / 2) + 1;
  return Math.max(1, Math.ceil((seats * percent) / 100));
}

/** How an item of an agenda says from which decision it comes. */
export const movedFrom = ({ number, text }: Readonly<{ number: string; text: string }>): string =>
  `移交自${number}：${text}`;

/** Whether more days have passed since the last than a committee lets pass. */
export function isMeetingDue(last: Date, everyDays: number | null, now: Date): boolean {
  return everyDays !== null && now.getTime() - last.getTime() > everyDays * DAY_MS;
}
