import { type Step, SteppedMigration } from './stepped.ts';

/** On which decision of a joint meeting an agreement rests. Of agreements that are there it is not known. */
export class M0143DecisionsOfAgreements extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'statement',
      sql: 'alter table agreement add column if not exists decision_id text collate "C" references decision',
    },
    {
      kind: 'index',
      name: 'agreement_decision',
      on: 'agreement (decision_id, id) where decision_id is not null',
    },
  ];
}
