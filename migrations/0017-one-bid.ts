import { Migration } from '@mikro-orm/migrations';

/**
 * At most one bid of a unit waits on a need, for each resource and for none. Of those that a database holds already the
 * newest stands, as what the unit said last; the older ones are withdrawn, and their histories say why.
 */
export class M0017OneBid extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      select set_config('gridhub.actor', 'GridHub', true), set_config('gridhub.command', 'withdrawClaim', true);
      with bids as (
        select id, row_number() over (
          partition by need_id, unit_id, resource_id order by created_at desc, id desc) as place
        from claim where state = 'PROPOSED' and origin = 'UNIT_BID'
      ), ended as (
        update claim c set state = 'WITHDRAWN', reason = 'a later bid of the unit stands' from bids b
        where b.id = c.id and b.place > 1
        returning c.id, c.version, c.updated_at, c.reason
      )
      insert into claim_step (id, claim_id, version, at, command, actor, role, from_state, to_state, reason)
      select 'step_' || replace(gen_random_uuid()::text, '-', ''), id, version, updated_at, 'withdrawClaim',
             'GridHub', 'HUB', 'PROPOSED', 'WITHDRAWN', reason
      from ended;
      select set_config('gridhub.actor', '', true), set_config('gridhub.command', '', true);

      /* The last line of defence: claimNeed and amendClaim refuse earlier, under the lock of the need. */
      create unique index claim_one_bid on claim (need_id, unit_id, resource_id) nulls not distinct
        where state = 'PROPOSED' and origin = 'UNIT_BID';
    `);
  }
}
