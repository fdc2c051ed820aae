import { type Step, SteppedMigration } from './stepped.ts';

/**
 * The share of seats by which a meeting was held stays with it: its committee may go by another later. Of those that there are it is
 * the committee's present one. The rows are filled past their triggers, since nothing happened to them.
 */
export class M0142QuorumOfMeetings extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'statement',
      sql: `alter table meeting add column if not exists quorum_percent integer
        check (quorum_percent between 1 and 100)`,
    },
    {
      kind: 'statement',
      sql: `create or replace function fill_meeting_quorum() returns setof text language plpgsql as $$
        begin
          alter table meeting disable trigger user;
          return query update meeting m set quorum_percent = p.quorum_percent
            from party_organisation p
            where p.id = m.committee_id and m.id = any (array(
              select o.id from meeting o join party_organisation c on c.id = o.committee_id
              where o.held_at is not null and o.quorum_percent is null and c.quorum_percent is not null
              limit 5000))
            returning m.id;
          alter table meeting enable trigger user;
        end $$`,
    },
    { kind: 'batches', what: 'quorums of meetings', sql: 'select fill_meeting_quorum()' },
    { kind: 'statement', sql: 'drop function if exists fill_meeting_quorum()' },
  ];
}
