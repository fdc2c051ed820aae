/** Whether some places are all there is. */
import type { Snapshot } from '../../engine/database/snapshot.ts';

/** A place is read by everybody, so that none is left out for want of rights. */
const BESIDE = {
  name: 'place.beside',
  text: `select from place
    where (parent_id is null or parent_id in (select above.id from place above where above.path = any($2)))
      and not exists (select from unnest($1::text[]) given (path)
        where starts_with(place.path, given.path) or starts_with(given.path, place.path)) limit 1`,
};

/**
 * Whether every place there is lies in or below one of these paths, or above one: a district is all of a database in
 * which it alone hangs on its city and province.
 */
export async function coversAll(paths: readonly string[], reads: Snapshot): Promise<boolean> {
  if (paths.length === 0) return false;
  const above = [...new Set(paths.flatMap(prefixesOf))];
  return (await reads.query(BESIDE, [paths, above])).length === 0;
}

/** `a.b.c.` → `a.`, `a.b.` */
function prefixesOf(path: string): string[] {
  const keys = path.split('.').slice(0, -2);
  return keys.map((_, i) => `${keys.slice(0, i + 1).join('.')}.`);
}
