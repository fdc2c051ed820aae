/**
 * Whether there may have been a change of a kind since somebody looked last.
 * Invariant: a mark stays the same only while no change of its kind has been delivered, and none has passed unread.
 */
import type { Change } from './change.ts';

export class KindMarks {
  /** By kind, the id of the last change that was delivered. */
  private readonly latest = new Map<string, number>();
  /** How often changes have passed unread. */
  private gaps = 0;

  /** These are delivered. */
  note(changes: readonly Change[]): void {
    for (const { kind, id } of changes) this.latest.set(kind, id);
  }

  /** Changes have passed that nothing here has read: they may have been of any kind. */
  noteGap(): void {
    this.gaps += 1;
  }

  /** Another one when there may have been a change of this kind meanwhile. */
  of(kind: string): string {
    return `${this.gaps} ${this.latest.get(kind) ?? 0}`;
  }
}
