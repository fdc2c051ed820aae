/** Where the rows lie that a batch changes: looked up once for all who follow, since most of them are concerned by none. */
import type { NotedBatch } from '../../engine/live/noted-batch.ts';

const found = new WeakMap<NotedBatch, Map<string, readonly string[]>>();

/** Paths of the rows of this kind, before and after each change, each once. */
export function pathsIn(told: NotedBatch, kind: string): readonly string[] {
  const ofBatch = found.get(told) ?? new Map<string, readonly string[]>();
  found.set(told, ofBatch);
  const known = ofBatch.get(kind) ?? read(told, kind);
  ofBatch.set(kind, known);
  return known;
}

function read({ noted }: NotedBatch, kind: string): string[] {
  const paths = new Set<string>();
  for (const { change } of noted) {
    if (change.kind !== kind) continue;
    for (const row of [change.before, change.after]) if (row) paths.add(String(row['path']));
  }
  return [...paths];
}
