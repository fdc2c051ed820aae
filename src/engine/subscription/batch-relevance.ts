/**
 * Whether a batch may hold anything for a subscription, found out before anything is read for it.
 * Invariant: false only where no change of the batch can have events for a viewer of these rights.
 */
import type { Viewer } from '../access/viewer.ts';
import type { NotedBatch } from '../live/noted-batch.ts';
import { FeedSource } from '../live/source.ts';
import type { Listener } from './listener.ts';

/** Changes that are looked through sooner than who asks alike is made out. */
const FEW = 8;

/** Of a long batch it is asked once for all who ask alike with equal rights: nothing else runs meanwhile. */
export function relevanceTo(told: NotedBatch): (listener: Listener, viewer: Viewer) => boolean {
  const found = new Map<string, boolean>();
  return ({ source }, viewer) => {
    if (!(source instanceof FeedSource)) return false;
    const ask = () => source.mayBeRelevant(told, (path) => viewer.mayList(path));
    if (told.noted.length <= FEW) return ask();
    const alike = `${viewer.fingerprint}\n${source.key}`;
    const known = found.get(alike) ?? ask();
    found.set(alike, known);
    return known;
  };
}
