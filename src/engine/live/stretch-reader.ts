/**
 * Reads a stretch of the journal part by part: a short one by the transactions that can be new, a long one by its ids.
 * Invariant: the parts of a stretch hold each of its changes once, in the order of their ids.
 */
import type { Lineage } from './lineage.ts';
import type { Part, Stretch } from './stretch.ts';
import { readFirst, readUpTo } from './stretch-rows.ts';

/**
 * About `size` changes of a stretch, in the order of their ids; of a long one a part may hold few, or none. By xid the
 * index finds the few rows that can be new. A long stretch is read by its ids, since each part would else look through,
 * and sort, all that is left.
 * @throws Forgotten
 */
export async function readPart(lineage: Lineage, stretch: Stretch, size: number): Promise<Part> {
  if (stretch.endId !== undefined) return readByIds(lineage, stretch, size, stretch.endId);
  const changes = await readFirst(lineage, stretch, size);
  // Within a row ids follow its changes, since each was written under the row's lock. The order of xids would be
  // wrong: an early one can write late.
  changes.sort((one, other) => one.id - other.id);
  if (changes.length < size) {
    return { changes, isLast: true, rest: { ...stretch, lastId: changes.at(-1)?.id ?? 0 } };
  }
  const { first, last } = await boundsOf(lineage, stretch, changes[0]?.id ?? 0);
  return readByIds(
    lineage,
    { ...stretch, lastId: Math.max(stretch.lastId, first - 1), endId: last },
    size,
    last,
  );
}

async function readByIds(
  lineage: Lineage,
  stretch: Stretch,
  size: number,
  endId: number,
): Promise<Part> {
  const lastId = Math.min(stretch.lastId + size, endId);
  const changes = await readUpTo(lineage, stretch, lastId);
  return { changes, isLast: lastId >= endId, rest: { ...stretch, lastId } };
}

/** The ids between which all of a stretch lies, of which one is known. */
async function boundsOf(
  lineage: Lineage,
  { after, upTo }: Stretch,
  id: number,
): Promise<{ first: number; last: number }> {
  const { rows } = await lineage.query<{ first: number; last: number }>(
    `/* live.boundsOf */ select journal_first($1, $2, $3) as first, last_value as last from change_id`,
    [after, upTo, id],
  );
  const [row] = rows;
  if (!row) throw new Error('the database has not told its ids');
  return row;
}
