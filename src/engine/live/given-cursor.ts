/**
 * A cursor that a client gives back.
 * Invariant: from one that this database's keys have not signed nothing is told, not even how far the journal has come.
 */
import { type Cursor, notACursor, readCursor } from './cursor.ts';
import type { Seal } from './seal.ts';

/** No life of a database: what is of it cannot be gone on from. */
const UNKNOWN = 'unknown';

/**
 * Where the client goes on. From one that is not signed, or by a key that is good no longer, it begins anew.
 * @param days of the journal, and of a key after it was given up
 * @throws BAD_USER_INPUT for a text that is no cursor, or one that somebody made up
 */
export async function readGiven(
  since: string,
  { epoch, seal }: { epoch: string; seal: Pick<Seal, 'judge'> },
  days: number,
): Promise<Cursor> {
  const { cursor, text, signature } = readCursor(since, 'since');
  if (cursor.epoch !== epoch) return cursor;
  if (!signature) return { ...cursor, epoch: UNKNOWN };
  const verdict = await seal.judge(text, signature, days);
  if (verdict === 'forged') throw notACursor('since');
  return verdict === 'good' ? cursor : { ...cursor, epoch: UNKNOWN };
}
