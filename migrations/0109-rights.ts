import { Migration } from '@mikro-orm/migrations';

/** Who sees which rows: what agreements open, what a unit has raised and claimed, and a policy for each table. */
export class M0109Rights extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /*
             * What the viewer's units have claimed and raised: who raised a need confirms what was delivered on it. Views, read
             * with their owner's rights: policies look a single row up in them, which a function would make ten times as dear.
             */
      create view own_claim as select need_id from claim
              where unit_id = any (scope_units()) and (scope_moment() is null or created_at <= scope_moment());
      create view own_need as select id from need where unit_id = any (scope_units());
      grant select on own_claim, own_need to gridhub_viewer;

      /* When an agreement of today began to open its place. */
      create function agreement_began(a agreement) returns timestamptz
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select greatest(a.created_at, a.valid_from::timestamp at time zone 'Asia/Shanghai',
          (select max(s.at) from agreement_step s where s.agreement_id = a.id and s.to_state = 'ACTIVE'))
      $$;

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

      /*
       * The same as they were told at the beginning of the transaction. Where they were not, and for another moment than
       * the present, they are asked for, never taken for none. Not as its owner, so that it costs nothing to call.
       */
      create function scope_opened() returns text[] language sql stable parallel safe
        return case
          when scope_text('gridhub.units') is null then null
          when scope_moment() is null and scope_text('gridhub.opened') is not null
          then string_to_array(scope_text('gridhub.opened'), ',')
          else scope_opened_now() end;

      /* What a transaction tells of itself: no path begins with a dash, so that none opens nothing. */
      create function scope_opening() returns text language sql stable parallel safe
        return coalesce(array_to_string(scope_opened(), ','), '-');

      /* When the last of those rights began that stand in no grant: of agreements and of claims. */
      create function scope_began() returns timestamptz
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select greatest(
          (select max(agreement_began(a)) from agreement a
           where unit_id = any (scope_units()) and state = 'ACTIVE'
             and valid_from <= scope_today() and valid_until >= scope_today()),
          (select max(c.created_at) from unnest(scope_units()) u (id) cross join lateral
             (select created_at from claim where unit_id = u.id order by created_at desc limit 1) c))
      $$;

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

      /* For the staff of its place and its own unit, whoever else sees the row. */
      create function resource_own(r resource) returns boolean language sql stable as $f$
        select coalesce((select (path >= (select scope_from()) and path < (select scope_to()))
          or path ^@ any ((select scope_staff())::text[]) or unit_id = any ((select scope_units())::text[])
          from (select (r).*) resource), false) $f$;

      /*
       * Which images of a table's rows its policy shows, each as of a moment and under settings of its own. The settings of
       * the transaction are afterwards what they were.
       */
      create function seen_as_of(name text, images jsonb[], moments timestamptz[], settings jsonb[]) returns integer[]
      language plpgsql volatile set search_path = gridhub, pg_temp as $$
      declare
        narrowed constant text[] := array['gridhub.from', 'gridhub.to', 'gridhub.staff', 'gridhub.screens', 'gridhub.units'];
        policy constant text := (select pg_get_expr(polqual, polrelid) from pg_policy
          where polrelid = name::regclass and polname = 'viewer_reads');
        before jsonb := (select jsonb_object_agg(s, coalesce(current_setting(s, true), '')) from unnest(narrowed) s);
        seen integer[] := '{}';
        is_seen boolean;
      begin
        for i in 1 .. coalesce(cardinality(images), 0) loop
          perform set_config(s, coalesce(settings[i] ->> s, ''), true) from unnest(narrowed) s;
          perform set_config('gridhub.moment', moments[i]::text, true);
          execute format('select true from jsonb_populate_record(null::%1$I, $1) %1$I where %2$s', name, policy)
            into is_seen using images[i];
          if is_seen then seen := seen || i; end if;
        end loop;
        perform set_config(s, before ->> s, true) from unnest(narrowed) s;
        perform set_config('gridhub.moment', '', true);
        return seen;
      end $$;

      revoke execute on function agreement_began(agreement) from public;
      revoke execute on function scope_opened_now() from public;
      grant execute on function scope_opened_now() to gridhub_viewer;
      revoke execute on function scope_opened() from public;
      grant execute on function scope_opened() to gridhub_viewer;
      revoke execute on function scope_began() from public;
      grant execute on function scope_began() to gridhub_viewer;
      revoke execute on function scope_reach(integer) from public;
      grant execute on function scope_reach(integer) to gridhub_viewer;
      revoke execute on function seen_as_of(text, jsonb[], timestamp with time zone[], jsonb[]) from public;
      grant execute on function seen_as_of(text, jsonb[], timestamp with time zone[], jsonb[]) to gridhub_viewer;

      call show_rows('place', '(select scope_is_set())');

      call show_rows('place_code', '(select scope_is_set())');

      call show_rows('party_organisation', '(select scope_is_set())');

      call show_rows('building_post', '(select scope_is_set())');

      /* Name and sector are for everybody who is known; the resolvers keep back the rest. */
      call show_rows('partner_unit', '(select scope_is_known())');

      call show_rows_and_screens('agreement', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
      $p$, $p$
        (state = 'ACTIVE' and path ^@ any ((select scope_screens())::text[]))
      $p$);

      call show_rows_and_screens('resource', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
      $p$, $p$
        (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_screens())::text[]))
      $p$);

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

      call show_rows('agreement_step', $p$
        (select true from agreement a where a.id = agreement_id and (
          (a.path >= (select scope_from()) and a.path < (select scope_to()))
          or a.path ^@ any ((select scope_staff())::text[])
          or a.unit_id = any ((select scope_units())::text[])))
      $p$);

      call show_rows('resource_step', $p$
        (select true from resource r where r.id = resource_id and (
          (r.path >= (select scope_from()) and r.path < (select scope_to()))
          or r.path ^@ any ((select scope_staff())::text[])
          or r.unit_id = any ((select scope_units())::text[])))
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

      call show_rows('access_grant', $p$
        path ^@ any ((select scope_admin())::text[])
        or (select u.path from partner_unit u where u.id = unit_id) ^@ any ((select scope_admin())::text[])
      $p$);

      call show_rows('account', 'id in (select g.account_id from access_grant g)');

      call show_rows('token', 'account_id in (select g.account_id from access_grant g)');

      /* Auditors: what happened in their places, and what touched none. */
      call show_rows('audit', $p$
              path ^@ any ((select scope_audited())::text[])
              or (path is null and (select scope_audited()) is not null)
            $p$);

      /* All but the hash. */
      grant select (id, account_id, label, expires_at, last_used_at, revoked_at, is_demo, version, created_at, updated_at)
        on token to gridhub_viewer;
      grant select on account, access_grant, audit to gridhub_viewer;
    `);
  }
}
