/** The clock of the demo's traffic: it begins at a moment and goes so many times as fast as the day. */
import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '../../input.ts';
import type { Hour } from './day-curve.ts';

const HOUR_MS = 3_600_000;
/** China's clocks are this much ahead of UTC all year. */
const AHEAD_MS = 8 * HOUR_MS;
/** Timers of Node hold no more than 24 days. */
const LONGEST_MS = 86_400_000;

export class TrafficClock {
  private readonly from: number;
  private readonly pace: number;
  private readonly begun = performance.now();

  constructor(from: Date, pace: number) {
    this.from = from.getTime();
    this.pace = pace;
  }

  now(): number {
    return this.from + (performance.now() - this.begun) * this.pace;
  }

  /** Until the moment has come. @throws AbortError as soon as the signal says so */
  async until(moment: number, signal: AbortSignal): Promise<void> {
    for (let left = this.left(moment); left > 0; left = this.left(moment)) {
      await pause(Math.min(left, LONGEST_MS), undefined, { signal });
    }
  }

  private left(moment: number): number {
    return Math.ceil((moment - this.now()) / this.pace);
  }
}

/** The hour in China that holds the moment, and when it begins and ends. */
export function hourAt(moment: number): Hour & { begins: number; ends: number } {
  const begins = Math.floor(moment / HOUR_MS) * HOUR_MS;
  const hour = new Date(begins + AHEAD_MS).getUTCHours();
  return { day: dayOf(new Date(begins)), hour, begins, ends: begins + HOUR_MS };
}
