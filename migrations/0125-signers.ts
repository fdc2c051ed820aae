import { SteppedMigration, type Step } from './stepped.ts';

/** Who signed an agreement for its two sides. Of agreements that are there it is not known. */
export class M0125Signers extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'statement',
      sql: `alter table agreement
        add column if not exists signed_for_place_id text collate "C" references person,
        add column if not exists signed_for_unit_id text collate "C" references person`,
    },
    {
      kind: 'index',
      name: 'agreement_signed_for_place',
      on: 'agreement (signed_for_place_id) where signed_for_place_id is not null',
    },
    {
      kind: 'index',
      name: 'agreement_signed_for_unit',
      on: 'agreement (signed_for_unit_id) where signed_for_unit_id is not null',
    },
  ];
}
