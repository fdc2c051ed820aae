import { type Step, SteppedMigration } from './stepped.ts';

/**
 * When a claim was started, delivered and confirmed. Of those that there are it is said by their steps: each the last of its kind. The
 * rows are filled past their triggers, since nothing happened to them: no version, no change in the journal. Who writes waits for
 * a batch meanwhile.
 */
export class M0130MomentsOfClaims extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'statement',
      sql: `alter table claim add column if not exists started_at timestamptz(3),
        add column if not exists delivered_at timestamptz(3), add column if not exists confirmed_at timestamptz(3)`,
    },
    {
      kind: 'statement',
      sql: `create or replace function fill_claim_moments() returns setof text language plpgsql as $$
        begin
          alter table claim disable trigger user;
          return query update claim c set started_at = s.started_at, delivered_at = s.delivered_at,
              confirmed_at = s.confirmed_at
            from (select u.claim_id, max(u.at) filter (where u.to_state = 'DELIVERING') as started_at,
                max(u.at) filter (where u.to_state = 'DELIVERED' and u.from_state <> 'DELIVERED') as delivered_at,
                max(u.at) filter (where u.to_state = 'CONFIRMED' and u.from_state <> 'CONFIRMED') as confirmed_at
              from claim_step u where u.claim_id = any (array(
                select o.id from claim o where o.started_at is null
                  and o.state in ('DELIVERING', 'DELIVERED', 'CONFIRMED', 'WITHDRAWN', 'NO_SHOW')
                  and exists (select from claim_step b where b.claim_id = o.id and b.to_state = 'DELIVERING')
                limit 5000))
              group by u.claim_id) s
            where c.id = s.claim_id returning c.id;
          alter table claim enable trigger user;
        end $$`,
    },
    { kind: 'batches', what: 'moments of claims', sql: 'select fill_claim_moments()' },
    { kind: 'statement', sql: 'drop function if exists fill_claim_moments()' },
  ];
}
