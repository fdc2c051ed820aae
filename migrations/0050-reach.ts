import { Migration } from '@mikro-orm/migrations';

/**
 * What the scope opens is worked out once a transaction, before its first statement; whether a need is a unit's is asked
 * of that need alone. So a statement reads as much of a nation as it shows, and what is hidden takes as long as what is
 * not there.
 */
export class M0050Reach extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Places that agreements in force open to the viewer's units, judged by their dates on the asking day. */
      create function scope_opened_now() returns text[]
        language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      begin
        return (
          select array_agg(path) from agreement a
          where unit_id = any (scope_units()) and state = 'ACTIVE'
            and valid_from <= scope_today() and valid_until >= scope_today()
            and (scope_moment() is null or agreement_began(a) <= scope_moment()));
      end $$;
      revoke execute on function scope_opened_now from public;
      grant execute on function scope_opened_now to gridhub_viewer;

      /*
       * The same as they were told at the beginning of the transaction. Where they were not, and for another moment than
       * the present, they are asked for, never taken for none. Not as its owner, so that it costs nothing to call.
       */
      create or replace function scope_opened() returns text[] language sql stable parallel safe
        return case
          when scope_text('gridhub.units') is null then null
          when scope_moment() is null and scope_text('gridhub.opened') is not null
          then string_to_array(scope_text('gridhub.opened'), ',')
          else scope_opened_now() end;

      /* What a transaction tells of itself: no path begins with a dash, so that none opens nothing. */
      create function scope_opening() returns text language sql stable parallel safe
        return coalesce(array_to_string(scope_opened(), ','), '-');

      /*
       * What the viewer's units have claimed and raised: who raised a need confirms what was delivered on it. Views, read
       * with their owner's rights: policies look a single row up in them, which a function would make ten times as dear.
       */
      create view own_claim as select need_id from claim
        where unit_id = any (scope_units()) and (scope_moment() is null or created_at <= scope_moment());
      create view own_need as select id from need where unit_id = any (scope_units());
      grant select on own_claim, own_need to gridhub_viewer;

      call show_rows_and_screens('need', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
        or (select true from own_claim o where o.need_id = need.id limit 1)
      $p$, $p$
        (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
      $p$);
      call show_rows_and_screens('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (select true from own_need o where o.id = claim.need_id)
      $p$, $p$
        (coalesce(path ^@ any ((select scope_screens())::text[]), false)
          and (select true from need n where n.id = need_id))
      $p$);
      call show_rows('need_step', $p$
        (select true from need n where n.id = need_id and (
          (n.path >= (select scope_from()) and n.path < (select scope_to()))
          or n.path ^@ any ((select scope_staff())::text[])
          or n.unit_id = any ((select scope_units())::text[])
          or (select true from own_claim o where o.need_id = n.id limit 1)))
      $p$);
      call show_rows('claim_step', $p$
        (select true from claim c where c.id = claim_id and (
          (c.path >= (select scope_from()) and c.path < (select scope_to()))
          or c.path ^@ any ((select scope_staff())::text[])
          or c.unit_id = any ((select scope_units())::text[])
          or (select true from own_need o where o.id = c.need_id)))
      $p$);
      drop function scope_claimed();
      drop function scope_raised();

      /*
       * What units bring a viewer, for statements that say it beside the policies: the places opened to them, and the
       * needs that they have claimed and raised; null where those are more than most.
       */
      create function scope_reach(most integer) returns table (opened text[], claimed text[], raised text[])
        language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      begin
        opened := coalesce(scope_opened(), '{}');
        claimed := array(select need_id from claim where unit_id = any (scope_units()) limit most + 1);
        raised := array(select id from need where unit_id = any (scope_units()) limit most + 1);
        if cardinality(claimed) > most then claimed := null; end if;
        if cardinality(raised) > most then raised := null; end if;
        return next;
      end $$;
      revoke execute on function scope_reach from public;
      grant execute on function scope_reach to gridhub_viewer;
    `);
  }
}
