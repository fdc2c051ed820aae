/**
 * The way through the journal between two cursors, in chunks.
 * Invariant: each change is told with the cursor that stands behind it, so that whoever leaves there can come back.
 */
import { type Cursor, encodeCursor } from './cursor.ts';
import { Forgotten, type Journal, type Stretch } from './journal.ts';
import type { Told } from './source.ts';
import type { Batch } from './tail.ts';

const CHUNK = 500;

/** Of this database's life, and not of its future: else what lies between cannot be told. */
export async function isKnown(journal: Journal, cursor: Cursor): Promise<boolean> {
  if (cursor.epoch !== journal.epoch) return false;
  return journal.isOfThePast(cursor.within?.upTo ?? cursor.after, cursor.within?.endId ?? 0);
}

/** @throws Forgotten, also where the database begins another life meanwhile */
export async function* between(
  journal: Journal,
  from: Cursor,
  position: string,
): AsyncGenerator<Told> {
  const rest: Stretch = { after: from.within?.upTo ?? from.after, upTo: position, lastId: 0 };
  const stretches = from.within ? [{ after: from.after, ...from.within }, rest] : [rest];
  for (const stretch of stretches) yield* inChunks(journal, from.epoch, stretch);
}

async function* inChunks(journal: Journal, epoch: string, stretch: Stretch): AsyncGenerator<Told> {
  const { after, upTo } = stretch;
  if (after === upTo) return;
  for (let left = stretch; ;) {
    const { changes, isLast, rest } = await journal.readPart(left, CHUNK);
    if (journal.epoch !== epoch) throw new Forgotten();
    const { lastId, endId } = rest;
    const batch = { changes, after, behindId: left.lastId, lastId, endId, upTo, isLast };
    // A part that holds nothing moves the way along too.
    if (changes.length > 0 || !isLast) yield toldOf(epoch, batch);
    if (isLast) return;
    left = rest;
  }
}

/** Behind the last change of a batch stands the batch's end, behind the others a place within it. */
export function toldOf(epoch: string, batch: Omit<Batch, 'times'>): Told {
  const { changes, after, behindId, upTo, endId } = batch;
  const at = (id: number): Cursor =>
    id === 0 ? { epoch, after } : { epoch, after, within: { upTo, lastId: id, endId } };
  const end = encodeCursor(endOf(epoch, batch));
  const last = changes.at(-1);
  const noted = changes.map((change) => ({
    change,
    cursor: change === last ? end : encodeCursor(at(change.id)),
  }));
  return { noted, after: encodeCursor(at(behindId)), upTo: end };
}

/** The cursor behind a whole batch. */
export function endOf(
  epoch: string,
  { after, upTo, lastId, endId, isLast }: Omit<Batch, 'times'>,
): Cursor {
  if (isLast) return { epoch, after: upTo };
  return { epoch, after, within: { upTo, lastId, endId } };
}
