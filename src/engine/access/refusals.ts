/**
 * Refusals as the audit tells them: of each caller, command and code the first in a minute by itself, where the caller is
 * known, and all others as a number: no caller can fill the audit with them.
 * Invariant: so many are kept at most, whatever comes; beyond, what is counted is counted by its code alone.
 */
import type { Entry } from './audit-entry.ts';
import { ANONYMOUS } from './viewer.ts';

export interface Counted {
  entry: Entry;
  /** Those that no row tells yet. */
  count: number;
}

export class Refusals {
  private readonly most: number;
  private minute = new Map<string, Counted>();

  /** @param most different ones that are kept */
  constructor(most: number) {
    this.most = most;
  }

  /** Whether it gets a line of its own; otherwise it has been counted. */
  note(entry: Entry): boolean {
    const isKept = this.minute.has(keyOf(entry)) || this.minute.size >= this.most;
    const isFirst = entry.viewer.isKnown && !isKept;
    this.add({ entry, count: isFirst ? 0 : 1 });
    return isFirst;
  }

  /** What was counted since the last time. */
  take(): Counted[] {
    const counted = [...this.minute.values()].filter(({ count }) => count > 0);
    this.minute = new Map();
    return counted;
  }

  /** Those that could not be written. */
  putBack(counted: readonly Counted[]): void {
    for (const one of counted) this.add(one);
  }

  private add({ entry, count }: Counted): void {
    const key = keyOf(entry);
    const known = this.minute.get(key);
    if (known) known.count += count;
    else if (this.minute.size < this.most) this.minute.set(key, { entry, count });
    else this.addBeyond(entry, count);
  }

  private addBeyond(entry: Entry, count: number): void {
    const key = `several ${entry.code}`;
    const known = this.minute.get(key);
    if (known) known.count += count;
    else this.minute.set(key, { entry: { ...entry, what: 'several', viewer: ANONYMOUS }, count });
  }
}

function keyOf({ viewer, what, code }: Entry): string {
  return `${viewer.accountId ?? 'nobody'} ${what} ${code}`;
}
