/**
 * Changes of one row that are sent as one event: from what the row was before the first of them to what it is
 * after the last. Those of other kinds stay as they are.
 * Invariant: only the last of them carries the cursor after them all. The others carry the one before: a client that
 * leaves in between and comes back receives some rows again, each from the state that it has.
 */
import type { Change } from '../../engine/live/change.ts';
import type { Noted, NotedBatch } from '../../engine/live/noted-batch.ts';

export function coalesced({ noted, after }: NotedBatch, kind: string): Noted[] {
  const firsts = new Map<string, Change>();
  const lasts = new Map<string, Change>();
  for (const { change } of noted) {
    if (change.kind !== kind) continue;
    if (!firsts.has(change.rowId)) firsts.set(change.rowId, change);
    lasts.set(change.rowId, change);
  }
  const kept = noted.filter(
    ({ change }) => change.kind !== kind || lasts.get(change.rowId) === change,
  );
  return kept.map((noted, i) => {
    const { change } = noted;
    return {
      change: change.kind === kind ? joined(firsts.get(change.rowId) ?? change, change) : change,
      cursor: i === kept.length - 1 ? noted.cursor : after,
    };
  });
}

function joined(first: Change, last: Change): Change {
  const { before, stateBefore, at: beforeAt } = first;
  return { ...last, before, stateBefore, beforeAt };
}
