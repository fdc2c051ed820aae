/** The needs that units have claimed, looked up ahead of the statements that name them. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { rangeBelow } from '../place/path.ts';
import { MOST_NAMED } from '../listing/unit-reach.ts';

interface Claimed {
  unit: string;
  needs: string[];
}

/** By claims that are seen, in and below the places; of a unit null where they are too many to be named. */
export function claimedNeeds(reads: Snapshot) {
  const loaders = new Map<string, ReturnType<typeof claimedWithin>>();
  return {
    /** @param paths undefined: wherever they are */
    load(unit: string, paths?: readonly string[]): Promise<string[] | null> {
      const asked = JSON.stringify(paths ?? null);
      let loader = loaders.get(asked);
      if (!loader) loaders.set(asked, (loader = claimedWithin(reads, paths)));
      return loader.load(unit);
    },
  };
}

function claimedWithin(reads: Snapshot, paths: readonly string[] | undefined) {
  return loadBy<string, string[] | null>(
    async (units) => {
      // They are named in the next statement, which must be of the same moment.
      reads.isSingle = false;
      const rows = await (paths
        ? claimedBelow(reads, units, paths)
        : claimedAnywhere(reads, units));
      return new Map(
        rows.map(({ unit, needs }) => [unit, needs.length > MOST_NAMED ? null : needs]),
      );
    },
    () => null,
  );
}

function claimedAnywhere(reads: Snapshot, units: readonly string[]): Promise<Claimed[]> {
  return reads.query(
    {
      name: 'need.claimedBy',
      text: `select k.unit, array(select t.need_id from claim t where t.unit_id = k.unit
        limit ${MOST_NAMED + 1}) as needs from unnest($1::text[]) k (unit)`,
      isPrepared: true,
    },
    [units],
  );
}

/** Place by place: an `or` of them would read all claims of the unit. */
function claimedBelow(
  reads: Snapshot,
  units: readonly string[],
  paths: readonly string[],
): Promise<Claimed[]> {
  return reads.query(
    {
      name: 'need.claimedBelow',
      text: `select k.unit, array(
          select c.need_id from unnest($2::text[], $3::text[]) p (path, hi) cross join lateral (
            select t.need_id from claim t where t.unit_id = k.unit and t.path >= p.path and t.path < p.hi) c
          limit ${MOST_NAMED + 1}) as needs
        from unnest($1::text[]) k (unit)`,
      isPrepared: true,
    },
    [units, paths, paths.map((path) => rangeBelow(path).to)],
  );
}
