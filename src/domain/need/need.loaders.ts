/** Loaders that needs and claims have beside those of every noun: who raised, who claimed, the claims of a need. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import { Claim } from './claim.entity.ts';
import { needCountLoaders } from './need-counts.loaders.ts';
import type { Need } from './need.entity.ts';
import { OLDEST_FIRST } from '../listing/list-order.ts';
import { MOST_NAMED } from '../listing/unit-reach.ts';

export type NeedRow = Row<Need>;
export type ClaimRow = Row<Claim>;

/** The unit that raised a need, else the place of the path. */
export type Raiser = Pick<NeedRow, 'path' | 'unitId'>;

export const NEED_LOADERS = {
  /** Whose need it is, for commands that are for its raiser: whatever fields are asked for. */
  raiserOfNeed: (reads: Snapshot) =>
    loadBy<string, Raiser | null>(
      async (ids) => {
        const rows = await reads.query<Raiser & { id: string }>(
          {
            name: 'need.raiser',
            text: 'select t.id, t.path, t.unit_id as "unitId" from need t where t.id = any($1)',
            isPrepared: true,
          },
          [ids],
        );
        return new Map(rows.map((row) => [row.id, row]));
      },
      () => null,
    ),
  /** The needs that a unit has claimed, by claims that are seen; null where they are too many to be named. */
  claimedBy: (reads: Snapshot) =>
    loadBy<string, string[] | null>(
      async (units) => {
        // They are named in the next statement, which must be of the same moment.
        reads.isSingle = false;
        const rows = await reads.query<{ unit: string; needs: string[] }>(
          {
            name: 'need.claimedBy',
            text: `select k.unit, array(select t.need_id from claim t where t.unit_id = k.unit
              limit ${MOST_NAMED + 1}) as needs from unnest($1::text[]) k (unit)`,
            isPrepared: true,
          },
          [units],
        );
        return new Map(
          rows.map(({ unit, needs }) => [unit, needs.length > MOST_NAMED ? null : needs]),
        );
      },
      () => null,
    ),
  needCounts: (reads: Snapshot) => needCountLoaders(reads),
  /** The units that have claimed a need, of those claims that are seen. */
  claimantsOfNeed: (reads: Snapshot) =>
    loadBy<string, string[]>(
      async (ids) => {
        const one = matching('t.need_id', ids);
        const rows = await reads.query<{ of: string; units: string[] }>(
          {
            name: 'need.claimants',
            text: `select t.need_id as of, array_agg(distinct t.unit_id) as units from claim t
              where ${one.text} group by t.need_id`,
            isPrepared: true,
          },
          [one.value],
        );
        return new Map(rows.map(({ of, units }) => [of, units]));
      },
      () => [],
    ),
  claimsOfNeed: (reads: Snapshot) =>
    loadPageOf<ClaimRow>(reads, {
      name: 'claim.ofNeed',
      entity: Claim,
      key: 'needId',
      order: OLDEST_FIRST,
      through: 'Need.claims',
    }),
  claimsOfResource: (reads: Snapshot) =>
    loadPageOf<ClaimRow>(reads, {
      name: 'claim.ofResource',
      entity: Claim,
      key: 'resourceId',
      order: OLDEST_FIRST,
      through: 'Resource.claims',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof NEED_LOADERS> {}
}
