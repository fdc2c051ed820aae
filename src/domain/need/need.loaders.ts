/** Loaders that needs and claims have beside those of every noun: who raised, who claimed, the claims of a need. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import { Claim } from './claim.entity.ts';
import { claimedNeeds } from './claimed-needs.ts';
import { needCountLoaders } from './need-counts.loaders.ts';
import type { Need } from './need.entity.ts';
import { openedCounts } from './opened-counts.ts';
import { unitCounts } from './unit-counts.ts';
import { unitTotals } from './unit-totals.ts';
import { ownAreMany } from './units-own.ts';
import { OLDEST_FIRST } from '../listing/list-order.ts';

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
  claimedBy: claimedNeeds,
  needCounts: (reads: Snapshot) => needCountLoaders(reads),
  unitCounts,
  unitTotals,
  ownAreMany,
  openedCounts,
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
