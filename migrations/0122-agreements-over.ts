import { Migration } from '@mikro-orm/migrations';

/**
 * What agreements in force open of the needs of places that a viewer works for, of places below them and above them. An agreement of
 * the street counts for a community's needs, and the community does not see its row.
 */
export class M0122AgreementsOver extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /*
       * As scope_opened tells it, needs alone: of agreements in force on a day, of the viewer's own units all, of others those
       * that hold one of the places or lie in it, where the viewer is staff of that place.
       */
      create function agreements_over(units text[], places text[], on_day date)
        returns table (unit_id text, part text)
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select a.unit_id, o.part from agreement a cross join lateral (
            select a.path where opens_all(a)
            union all
            select p.list || ':' || p.category || ':' || p.path from agreement_parts(a) p
            where p.list = 'N' and not opens_all(a)) o (part)
        where a.unit_id = any (units) and a.state = 'ACTIVE' and a.valid_from <= on_day and a.valid_until >= on_day
          and (a.unit_id = any (scope_units()) or exists (select from unnest(places) p (path)
            where (starts_with(p.path, a.path) or starts_with(a.path, p.path))
              and ((p.path >= scope_from() and p.path < scope_to()) or p.path ^@ any (scope_staff()))))
      $$;
      revoke execute on function agreements_over(text[], text[], date) from public;
      grant execute on function agreements_over(text[], text[], date) to gridhub_viewer;
    `);
  }
}
