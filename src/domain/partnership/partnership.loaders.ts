/** Agreements of a unit and of a place, and the places that they open to the viewer. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { isTooFine } from '../place/coarse-place.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import { Agreement } from './agreement.entity.ts';
import type { PartnerUnit } from './partner-unit.entity.ts';

export type PartnerUnitRow = Row<PartnerUnit>;
export type AgreementRow = Row<Agreement>;

/** Not by code: a cursor tells what a list is ordered by, and codes are not for everybody. */
export const UNITS_BY_NAME: Order = [
  { property: 'name', column: 'name', type: 'text', direction: 'ASC' },
];

const BY_BEGIN: Order = [
  { property: 'validFrom', column: 'valid_from', type: 'day', direction: 'ASC' },
];

const BY_EDITION: Order = [
  { property: 'edition', column: 'edition', type: 'integer', direction: 'ASC' },
];

export const PARTNERSHIP_LOADERS = {
  agreementsOfUnit: (reads: Snapshot) =>
    loadPageOf<AgreementRow>(reads, {
      name: 'agreement.ofUnit',
      entity: Agreement,
      key: 'unitId',
      order: BY_BEGIN,
      through: 'PartnerUnit.agreements',
    }),
  /** Those with this very place; none for a screen where they would tell it a place that is too fine for it. */
  agreementsOfPlace(reads: Snapshot) {
    const pages = loadPageOf<AgreementRow>(reads, {
      name: 'agreement.ofPlace',
      entity: Agreement,
      key: 'path',
      order: BY_BEGIN,
      through: 'Place.agreements',
    });
    return {
      load: (place: PlaceRow, paging: PagingArgs) =>
        pages.load(isTooFine(place, reads) ? '' : place.path, paging),
    };
  },
  /** All versions of an agreement, the first one first. */
  versionsOfAgreement(reads: Snapshot) {
    const pages = loadPage<AgreementRow>(reads, 'agreement.versions', Agreement, [
      'Agreement.versions',
    ]);
    return {
      load: ({ id, originId }: Pick<AgreementRow, 'id' | 'originId'>, paging: PagingArgs) =>
        pages.load({
          part: { column: 'chain_id', key: originId ?? id },
          conditions: [],
          order: BY_EDITION,
          window: windowOf(paging),
        }),
    };
  },
  /** What agreements in force open to the viewer's units today, as `opened.ts` reads it; its one key is empty. */
  openedParts: (reads: Snapshot) =>
    loadBy<string, string[]>(
      async () => {
        const rows = await reads.query<{ parts: string[] | null }>({
          name: 'agreement.openedParts',
          text: 'select scope_opened() as parts',
          isPrepared: true,
        });
        return new Map([['', rows[0]?.parts ?? []]]);
      },
      () => [],
    ),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof PARTNERSHIP_LOADERS> {}
}
