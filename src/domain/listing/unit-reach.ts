/**
 * What reaches a viewer through its units, looked up ahead of the statements that name it.
 * Invariant: it is of the moment of the statement that uses it.
 */
import type { Snapshot } from '../../engine/database/snapshot.ts';

/** Ids that are named in a statement; of more than these the policies alone are asked. */
export const MOST_NAMED = 1_000;

/** What units bring: places that agreements open to them, needs that they have claimed and raised; null: too many. */
export interface UnitReach {
  opened: readonly string[];
  claimed: readonly string[] | null;
  raised: readonly string[] | null;
}

const NO_UNITS: UnitReach = { opened: [], claimed: [], raised: [] };

/** Asked once a snapshot; a viewer without units has none. */
export function loadUnitReach(reads: Snapshot) {
  let reach: Promise<UnitReach> | undefined;
  const ask = async () => {
    // What it answers is used in the next statement, which must be of the same moment.
    reads.isSingle = false;
    const [row] = await reads.query<UnitReach>(
      {
        name: 'listing.unitReach',
        text: 'select opened, claimed, raised from scope_reach($1)',
        isPrepared: true,
      },
      [MOST_NAMED],
    );
    return row ?? NO_UNITS;
  };
  return { load: (): Promise<UnitReach> => (reach ??= ask()) };
}
