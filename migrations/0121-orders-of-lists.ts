import { type Step, SteppedMigration } from './stepped.ts';

/** Indexes by which lists are read in the order of their last changes, places of their first too; needs have theirs. */
export class M0121OrdersOfLists extends SteppedMigration {
  readonly steps: readonly Step[] = [
    { kind: 'index', name: 'claim_updated', on: 'claim (updated_at desc, id desc)' },
    { kind: 'index', name: 'resource_updated', on: 'resource (updated_at desc, id desc)' },
    { kind: 'index', name: 'person_updated', on: 'person (updated_at desc, id desc)' },
    { kind: 'index', name: 'place_created', on: 'place (created_at desc, id desc)' },
    { kind: 'index', name: 'place_updated', on: 'place (updated_at desc, id desc)' },
  ];
}
