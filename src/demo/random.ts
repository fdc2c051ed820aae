/** Chance that can be repeated: the same seed gives the same rows. */
import { TypeID } from 'typeid-js';
import type { Noun } from '../id.ts';

const HOUR_MS = 3_600_000;

export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to 1, without it (mulberry32, by Tommy Ettinger, public domain). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  }

  hoursAfter(moment: Date, from: number, to: number): Date {
    return new Date(moment.getTime() + Math.round((from + this.next() * (to - from)) * HOUR_MS));
  }

  /** A uuid v7 of the moment, as an id of the noun. */
  id(noun: Noun, moment: Date): string {
    const time = moment.getTime().toString(16).padStart(12, '0');
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.whole(0, 15).toString(16)).join('');
    const uuid = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${this.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
    return TypeID.fromUUID(noun, uuid).toString();
  }
}
