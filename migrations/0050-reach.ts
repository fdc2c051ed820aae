import { Migration } from '@mikro-orm/migrations';

/**
 * What the scope opens is worked out once a transaction, before its first statement; whether a need is a unit's is asked
 * of that need alone. So a statement reads as much of a nation as it shows, and what is hidden takes as long as what is
 * not there.
 */
export class M0050Reach extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /*
       * Places that agreements in force open to the viewer's units, judged by their dates on the asking day: as they
       * were told at the beginning of the transaction. Where they were not, and for another moment than the present,
       * they are asked for, never taken for none.
       */
      create or replace function scope_opened() returns text[]
        language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      begin
        if scope_moment() is null and scope_text('gridhub.opened') is not null then
          return string_to_array(scope_text('gridhub.opened'), ',');
        end if;
        return (
          select array_agg(path) from agreement a
          where unit_id = any (scope_units()) and state = 'ACTIVE'
            and valid_from <= scope_today() and valid_until >= scope_today()
            and (scope_moment() is null or agreement_began(a) <= scope_moment()));
      end $$;

      /* What a transaction tells of itself: no path begins with a dash, so that none opens nothing. */
      create function scope_opening() returns text language sql stable parallel safe
        return coalesce(array_to_string(scope_opened(), ','), '-');

      /* Whether one of the viewer's units has claimed the need. */
      create function scope_claimed(asked text) returns boolean
        language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      begin
        return exists (select from claim where unit_id = any (scope_units()) and need_id = asked
          and (scope_moment() is null or created_at <= scope_moment()));
      end $$;
      /* Whether one of them has raised it: who raised a need confirms what was delivered on it. */
      create function scope_raised(asked text) returns boolean
        language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      begin
        return exists (select from need where unit_id = any (scope_units()) and id = asked);
      end $$;
      revoke execute on function scope_claimed(text), scope_raised(text) from public;
      grant execute on function scope_claimed(text), scope_raised(text) to gridhub_viewer;

      call show_rows_and_screens('need', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
        or scope_claimed(id)
      $p$, $p$
        (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
      $p$);
      call show_rows_and_screens('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or scope_raised(need_id)
      $p$, $p$
        (coalesce(path ^@ any ((select scope_screens())::text[]), false)
          and (select true from need n where n.id = need_id))
      $p$);
      call show_rows('need_step', $p$
        (select true from need n where n.id = need_id and (
          (n.path >= (select scope_from()) and n.path < (select scope_to()))
          or n.path ^@ any ((select scope_staff())::text[])
          or n.unit_id = any ((select scope_units())::text[]) or scope_claimed(n.id)))
      $p$);
      call show_rows('claim_step', $p$
        (select true from claim c where c.id = claim_id and (
          (c.path >= (select scope_from()) and c.path < (select scope_to()))
          or c.path ^@ any ((select scope_staff())::text[])
          or c.unit_id = any ((select scope_units())::text[]) or scope_raised(c.need_id)))
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
