import { Migration } from '@mikro-orm/migrations';

/** Since a day somebody leads what runs on then or was completed later, whenever it was proposed; what was cancelled nobody has led. */
export class M0145LeadsInTheTime extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create or replace function leads_since(person_id text, since timestamptz) returns boolean
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select exists (
          select from person p
          cross join lateral (
            select p.id union all select m.id from person m where m.merged_into_id = p.id) k (id)
          join project r on r.lead_id = k.id and r.kind = 'SECRETARY' and r.state <> 'CANCELLED'
            and (r.completed_at is null or r.completed_at >= leads_since.since)
          where p.id = leads_since.person_id
            and ((p.path >= scope_from() and p.path < scope_to()) or p.path ^@ any (scope_staff())))
      $$;
    `);
  }
}
