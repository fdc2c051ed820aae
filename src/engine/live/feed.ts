/**
 * The way through the journal between two cursors, in chunks.
 * Invariant: each change comes with the cursor after it, so that a follower who leaves there can come back.
 */
import type { Cursor } from './cursor.ts';
import { Forgotten, type Stretch } from './stretch.ts';
import type { Journal } from './journal.ts';
import { type NotedBatch, toldOf } from './noted-batch.ts';

const CHUNK = 500;

/** Of this database's life, and not of its future: else the changes between cannot be delivered. */
export async function isKnown(journal: Journal, cursor: Cursor): Promise<boolean> {
  if (cursor.epoch !== journal.epoch) return false;
  return journal.isOfThePast(cursor.within?.upTo ?? cursor.after, cursor.within?.endId ?? 0);
}

/**
 * In parts of `first` changes, then twice as many each time: a client that leaves early has come on, and has cost little
 * more than it received; one that stays receives few parts.
 * @throws Forgotten, also where the database begins another life meanwhile
 */
export async function* between(
  journal: Journal,
  from: Cursor,
  position: string,
  first = CHUNK,
): AsyncGenerator<NotedBatch> {
  const rest: Stretch = { after: from.within?.upTo ?? from.after, upTo: position, lastId: 0 };
  const stretches = from.within ? [{ after: from.after, ...from.within }, rest] : [rest];
  const sizes = growing(first);
  for (const stretch of stretches) yield* inChunks(journal, from.epoch, { stretch, sizes });
}

function* growing(first: number): Generator<number, never> {
  for (let size = first; ; size = Math.min(size * 2, CHUNK)) yield size;
}

async function* inChunks(
  journal: Journal,
  epoch: string,
  { stretch, sizes }: { stretch: Stretch; sizes: Generator<number, never> },
): AsyncGenerator<NotedBatch> {
  const { after, upTo } = stretch;
  if (after === upTo) return;
  for (let left = stretch; ;) {
    const { changes, isLast, rest } = await journal.readPart(left, sizes.next().value);
    if (journal.epoch !== epoch) throw new Forgotten();
    const { lastId, endId } = rest;
    const batch = { changes, after, behindId: left.lastId, lastId, endId, upTo, isLast };
    // One that holds nothing moves the way along too.
    if (changes.length > 0 || !isLast) yield toldOf({ epoch, seal: journal.seal }, batch);
    if (isLast) return;
    left = rest;
  }
}
