/** The terms of a body, the bodies of the residents' own on a place, and a body of either kind by its id. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { perKey } from '../../engine/loading/per-key.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { nounOf } from '../../id.ts';
import type { HubLoaders } from '../../engine/execution/loaders.ts';
import { CivicBody } from './civic-body.entity.ts';
import type { PartyOrganisation } from './party-organisation.entity.ts';
import { Term } from './term.entity.ts';

export type CivicBodyRow = Row<CivicBody>;
export type TermRow = Row<Term>;
export type BodyRow = CivicBodyRow | Row<PartyOrganisation>;

const NEWEST_FIRST: Order = [
  { property: 'validFrom', column: 'valid_from', type: 'day', direction: 'DESC' },
];
const BY_ID: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'ASC' }];

export const BODY_LOADERS = {
  termsOfBody: (reads: Snapshot) =>
    loadPageOf<TermRow>(reads, {
      name: 'term.ofBody',
      entity: Term,
      key: 'bodyId',
      order: NEWEST_FIRST,
      through: 'Body.terms',
    }),
  /** The newest that had begun by a day, by the body's id. */
  termsOn: (reads: Snapshot) => {
    const on = perKey((day) => termsOn(reads, day));
    return { load: (bodyId: string, day: string) => on(day).load(bodyId) };
  },
  civicBodiesOfPlace: (reads: Snapshot) =>
    loadPageOf<CivicBodyRow>(reads, {
      name: 'civicBody.ofPlace',
      entity: CivicBody,
      key: 'placeId',
      order: BY_ID,
      through: 'Place.civicBodies',
    }),
};

function termsOn(reads: Snapshot, day: string) {
  return loadBy<string, TermRow | null>(
    async (ids) => {
      const one = matching('t.body_id', ids);
      const rows = await reads.query<TermRow>(
        {
          name: 'term.on',
          text: `select distinct on (t.body_id) ${reads.columns(Term, 'bodyId')} from term t
            where ${one.text} and t.valid_from <= $2 order by t.body_id, t.valid_from desc, t.id desc`,
          isPrepared: true,
        },
        [one.value, day],
      );
      return new Map(rows.map((row) => [row.bodyId, row]));
    },
    () => null,
  );
}

/** A body of either kind. */
export async function bodyOf(
  load: Pick<HubLoaders, 'party' | 'civic'>,
  id: string,
): Promise<BodyRow | null> {
  return nounOf(id) === 'civic' ? load.civic.load(id) : load.party.load(id);
}

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof BODY_LOADERS> {}
}
