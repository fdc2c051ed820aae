import { SteppedMigration, type Step } from './stepped.ts';

/**
 * What agreements open to units are the listed needs for partners of a place: for each depth that an agreement may have, an
 * index of those alone, in the order of the list. Without it a unit's page looks through all needs of the place.
 */
export class M0113OpenNeeds extends SteppedMigration {
  readonly steps: readonly Step[] = ['district', 'street', 'community', 'grid'].map((area) => ({
    kind: 'index',
    name: `need_open_${area}`,
    on: `need (${area}_path, created_at desc, id desc) where state = 'LISTED' and visibility = 'PARTNERS'`,
  }));
}
