/** How far a liaison reaches: it sees and does what hangs on its unit's agreements and needs. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { PartnerUnit } from '../partnership/partner-unit.entity.ts';

/** Paths of the unit and of all its agreements, of the needs that it raised and of those that it has claimed. */
export async function reachOf(
  { em }: CommandContext,
  { id, path }: PartnerUnit,
): Promise<string[]> {
  const rows = await em.execute<{ path: string }[]>(
    `/* accounts.reachOf */ select path from agreement where unit_id = ? union
     select path from need where unit_id = ? union select path from claim where unit_id = ?`,
    [id, id, id],
  );
  return [...new Set([path, ...rows.map((row) => row.path)])];
}
