/**
 * One subscriber's way through the journal: from its cursor to the present, then live, without a seam.
 * Invariant: `at` is always the cursor of the last change that was handed out, whether it was of interest or not.
 */
import { type Cursor, encodeCursor } from './cursor.ts';
import type { Change, Journal, Stretch } from './journal.ts';
import { BatchQueue } from './queue.ts';
import type { Tail } from './tail.ts';

const CATCH_UP_CHUNK = 500;

export type Told =
  | { type: 'change'; change: Change; cursor: string }
  | { type: 'caughtUp'; cursor: string }
  | { type: 'reset'; cursor: string };

/** Ends when `signal` is aborted. Without a cursor it begins with what is committed from now on. */
export async function* follow(
  { tail, journal }: { tail: Tail; journal: Journal },
  since: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Told> {
  let at = since;
  let isFirst = true;
  while (!signal.aborted) {
    const queue = new BatchQueue();
    const stop = () => queue.close();
    signal.addEventListener('abort', stop);
    const { position, leave } = await tail.join((batch) => {
      if (!queue.push(batch)) leave();
    });
    const present: Cursor = { epoch: journal.epoch, after: position };
    try {
      if (at && !(await isKnown(journal, at))) {
        yield { type: 'reset', cursor: encodeCursor(present) };
      } else {
        for await (const told of between(journal, at ?? present, position)) {
          at = told.at;
          yield { type: 'change', change: told.change, cursor: encodeCursor(told.at) };
        }
      }
      at = present;
      if (isFirst) yield { type: 'caughtUp', cursor: encodeCursor(present) };
      isFirst = false;
      for (let batch = await queue.next(); batch; batch = await queue.next()) {
        for (const change of batch.changes) {
          at = cursorAt(
            journal.epoch,
            batch,
            change,
            batch.isLast && change === batch.changes.at(-1),
          );
          yield { type: 'change', change, cursor: encodeCursor(at) };
        }
      }
    } finally {
      leave();
      signal.removeEventListener('abort', stop);
    }
  }
}

function cursorAt(
  epoch: string,
  { after, upTo }: { after: string; upTo: string },
  change: Change,
  isEnd: boolean,
): Cursor {
  return isEnd ? { epoch, after: upTo } : { epoch, after, within: { upTo, lastId: change.id } };
}

/** Of this database's life, and not of its future: else what lies between cannot be told. */
async function isKnown(journal: Journal, cursor: Cursor): Promise<boolean> {
  if (cursor.epoch !== journal.epoch) return false;
  return journal.isOfThePast(cursor.within?.upTo ?? cursor.after);
}

async function* between(
  journal: Journal,
  from: Cursor,
  position: string,
): AsyncGenerator<{ change: Change; at: Cursor }> {
  const rest: Stretch = { after: from.within?.upTo ?? from.after, upTo: position, lastId: 0 };
  const stretches = from.within ? [{ after: from.after, ...from.within }, rest] : [rest];
  for (const stretch of stretches) yield* inChunks(journal, stretch);
}

async function* inChunks(
  journal: Journal,
  stretch: Stretch,
): AsyncGenerator<{ change: Change; at: Cursor }> {
  let { lastId } = stretch;
  if (stretch.after === stretch.upTo) return;
  for (;;) {
    const changes = await journal.read({ ...stretch, lastId }, CATCH_UP_CHUNK);
    const isEnd = changes.length < CATCH_UP_CHUNK;
    for (const change of changes) {
      const isLast = isEnd && change === changes.at(-1);
      yield { change, at: cursorAt(journal.epoch, stretch, change, isLast) };
    }
    if (isEnd) return;
    lastId = changes.at(-1)?.id ?? lastId;
  }
}
