import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/reader.ts';
import { BY_VERSION } from '../../engine/noun/step.resolver.ts';
import { among } from '../../engine/loading/among.ts';
import { countUpTo } from '../../engine/loading/load-count.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { loadOne } from '../../engine/loading/load-one.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import type { Row } from '../../engine/loading/node.ts';
import { loadSeen } from '../../engine/loading/seen-images.ts';
import { ClaimStep } from './claim-step.entity.ts';
import { Claim } from './claim.entity.ts';
import { NeedStep } from './need-step.entity.ts';
import { needCountLoaders } from './need-counts.ts';
import { Need } from './need.entity.ts';
import { OLDEST_FIRST } from '../listing/list-order.ts';
import { MOST_NAMED } from '../listing/reach.ts';

export type NeedRow = Row<Need>;
export type ClaimRow = Row<Claim>;

/** The unit that raised a need, else the place of the path. */
export type Raiser = Pick<NeedRow, 'path' | 'unitId'>;

export const NEED_LOADERS = {
  need: (reads: Snapshot) => loadOne<NeedRow>(reads, 'lists.need', Need),
  /** Whether the viewer sees a row of the journal as one of the list. */
  seenNeedImage: (reads: Snapshot) => loadSeen(reads, Need),
  needByNumber: (reads: Snapshot) => loadOne<NeedRow>(reads, 'lists.needByNumber', Need, 'number'),
  /** Whose need it is, for commands that are for its raiser: whatever fields are asked for. */
  raiserOfNeed: (reads: Snapshot) =>
    loadBy<string, Raiser | null>(
      async (ids) => {
        const rows = await reads.query<Raiser & { id: string }>(
          {
            name: 'lists.raiserOfNeed',
            text: 'select t.id, t.path, t.unit_id as "unitId" from need t where t.id = any($1)',
            isPrepared: true,
          },
          [ids],
        );
        return new Map(rows.map((row) => [row.id, row]));
      },
      () => null,
    ),
  needsUpTo: (reads: Snapshot) => countUpTo(reads, 'lists.needsUpTo', Need),
  claimsUpTo: (reads: Snapshot) => countUpTo(reads, 'lists.claimsUpTo', Claim),
  /** The needs that a unit has claimed, by claims that are seen; null where they are too many to be named. */
  claimedBy: (reads: Snapshot) =>
    loadBy<string, string[] | null>(
      async (units) => {
        // They are named in the next statement, which must be of the same moment.
        reads.isSingle = false;
        const rows = await reads.query<{ unit: string; needs: string[] }>(
          {
            name: 'lists.claimedBy',
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
  needs: (reads: Snapshot) => loadPage<NeedRow>(reads, 'lists.needs', Need),
  needCounts: (reads: Snapshot) => needCountLoaders(reads),
  stepsOfNeed: (reads: Snapshot) =>
    loadPageOf<Row<NeedStep>>(reads, {
      name: 'lists.stepsOfNeed',
      entity: NeedStep,
      key: 'needId',
      order: BY_VERSION,
      through: 'Need.history',
    }),
  claim: (reads: Snapshot) => loadOne<ClaimRow>(reads, 'lists.claim', Claim),
  seenClaimImage: (reads: Snapshot) => loadSeen(reads, Claim),
  claimByNumber: (reads: Snapshot) =>
    loadOne<ClaimRow>(reads, 'lists.claimByNumber', Claim, 'number'),
  claims: (reads: Snapshot) =>
    loadPage<ClaimRow>(reads, 'lists.claims', Claim, ['Query.claims', 'PartnerUnit.claims']),
  /** The units that have claimed a need, of those claims that are seen. */
  claimantsOfNeed: (reads: Snapshot) =>
    loadBy<string, string[]>(
      async (ids) => {
        const one = among('t.need_id', ids);
        const rows = await reads.query<{ of: string; units: string[] }>(
          {
            name: 'lists.claimantsOfNeed',
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
      name: 'lists.claimsOfNeed',
      entity: Claim,
      key: 'needId',
      order: OLDEST_FIRST,
      through: 'Need.claims',
    }),
  claimsOfResource: (reads: Snapshot) =>
    loadPageOf<ClaimRow>(reads, {
      name: 'lists.claimsOfResource',
      entity: Claim,
      key: 'resourceId',
      order: OLDEST_FIRST,
      through: 'Resource.claims',
    }),
  stepsOfClaim: (reads: Snapshot) =>
    loadPageOf<Row<ClaimStep>>(reads, {
      name: 'lists.stepsOfClaim',
      entity: ClaimStep,
      key: 'claimId',
      order: BY_VERSION,
      through: 'Claim.history',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof NEED_LOADERS> {}
}
