import { Migration } from '@mikro-orm/migrations';

/**
 * Whether somebody leads a secretary project is asked of the people of a place by its staff, who do not see projects of the
 * place above it: of those they are told that there is one, and nothing else.
 */
export class M0126LeadsSince extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Of people of places where the viewer is staff; of others nothing is told. A row that was merged into another is the other. */
      create function leads_since(person_id text, since timestamptz) returns boolean
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select exists (
          select from person p
          cross join lateral (
            select p.id union all select m.id from person m where m.merged_into_id = p.id) k (id)
          join project r on r.lead_id = k.id and r.kind = 'SECRETARY' and r.created_at >= leads_since.since
          where p.id = leads_since.person_id
            and ((p.path >= scope_from() and p.path < scope_to()) or p.path ^@ any (scope_staff())))
      $$;
      revoke execute on function leads_since(text, timestamptz) from public;
      grant execute on function leads_since(text, timestamptz) to gridhub_viewer;
    `);
  }
}
