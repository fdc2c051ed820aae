import { Migration } from '@mikro-orm/migrations';

/** Who may see what: accounts, their grants and tokens, and the policies that turn grants into rows. */
export class M0008Access extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Tables that no viewer reads: only what the hub itself tells of them. */
      create procedure hidden_table(name text) language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy writer_all on %I to gridhub_writer using (true) with check (true)', name);
        execute format('create policy feed_reads on %I for select to gridhub_feed using (true)', name);
        execute format('create policy owner_all on %I to gridhub_owner using (true) with check (true)', name);
        execute format('grant select on %I to gridhub_feed', name);
        execute format('grant select, insert, update, delete on %I to gridhub_writer', name);
      end $$;

      create table account (
        id text collate "C" primary key,
        name text not null check (length(name) between 1 and 80),
        /* At the identity provider: issuer and subject, a blank between. */
        subject text collate "C" unique,
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create trigger account_version before update on account
        for each row execute function bump_version();
      call hidden_table('account');

      create table access_grant (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        role text collate "C" not null check (role in
          ('DISTRICT_ADMIN','STREET_ADMIN','COMMUNITY_SECRETARY','COMMUNITY_STAFF','GRID_WORKER',
           'UNIT_LIAISON','SCREEN','AUDITOR','INTEGRATION')),
        place_id text collate "C" references place,
        path text collate "C",
        unit_id text collate "C" references partner_unit,
        valid_from timestamptz(3) not null,
        valid_until timestamptz(3),
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check ((role = 'UNIT_LIAISON') = (unit_id is not null)),
        check ((unit_id is null) = (place_id is not null)),
        check ((place_id is null) = (path is null)),
        check (valid_until is null or valid_until >= valid_from)
      );
      create index access_grant_account on access_grant (account_id);
      create index access_grant_path on access_grant (path) where path is not null;
      create trigger access_grant_version before update on access_grant
        for each row execute function bump_version();
      call hidden_table('access_grant');

      create table token (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        label text not null check (length(label) between 1 and 80),
        /* SHA-256 in hexadecimal: the token itself is told once and kept nowhere. */
        hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create index token_account on token (account_id);
      create trigger token_version before update on token
        for each row execute function bump_version();
      call hidden_table('token');

      /* What a transaction's settings say of its viewer. Unset, each of them shows nothing. */
      create function scope_is_set() returns boolean language sql stable parallel safe
        return coalesce(current_setting('gridhub.scope', true), '') in ('anonymous', 'known');
      create function scope_is_known() returns boolean language sql stable parallel safe
        return coalesce(current_setting('gridhub.scope', true), '') = 'known';
      create function scope_text(name text) returns text language sql stable parallel safe
        return nullif(current_setting(name, true), '');
      /* The widest of the staff's places, as a range of paths; the others as prefixes. */
      create function scope_from() returns text language sql stable parallel safe
        return scope_text('gridhub.from');
      create function scope_to() returns text language sql stable parallel safe
        return scope_text('gridhub.to');
      create function scope_staff() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.staff'), ',');
      create function scope_screens() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.screens'), ',');
      create function scope_units() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.units'), ',');
      create function scope_today() returns date language sql stable parallel safe
        return scope_text('gridhub.today')::date;

      /* Places that agreements in force open to the viewer's units, judged by their dates on the asking day. */
      create function scope_opened() returns text[]
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select array_agg(path) from agreement
        where unit_id = any (scope_units()) and state = 'ACTIVE'
          and valid_from <= scope_today() and valid_until >= scope_today()
      $$;
      /* Needs that the viewer's units have claimed. */
      create function scope_claimed() returns setof text
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select need_id from claim where unit_id = any (scope_units())
      $$;
      /* Needs that the viewer's units have raised: who raised a need confirms what was delivered on it. */
      create function scope_raised() returns setof text
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select id from need where unit_id = any (scope_units())
      $$;
      revoke execute on function scope_opened, scope_claimed, scope_raised from public;
      grant execute on function scope_opened, scope_claimed, scope_raised to gridhub_viewer;

      /* The rows of a table that a viewer sees; replaces what there was. */
      create procedure show_rows(name text, condition text) language plpgsql as $$
      begin
        execute format('drop policy if exists viewer_reads on %I', name);
        execute format('create policy viewer_reads on %I for select to gridhub_viewer using (%s)', name, condition);
      end $$;

      call show_rows('place', '(select scope_is_set())');
      call show_rows('place_code', '(select scope_is_set())');
      call show_rows('party_organisation', '(select scope_is_set())');
      call show_rows('building_post', '(select scope_is_set())');
      /* Name and sector are for everybody who is known; the resolvers keep back the rest. */
      call show_rows('partner_unit', '(select scope_is_known())');

      call show_rows('agreement', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or (state = 'ACTIVE' and path ^@ any ((select scope_screens())::text[]))
        or unit_id = any ((select scope_units())::text[])
      $p$);
      /* Screens: what has been listed, since only then its text has been looked at. */
      call show_rows('need', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
        or id in (select scope_claimed())
      $p$);
      call show_rows('resource', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or (open_to = 'PARTNERS' and path ^@ any ((select scope_screens())::text[]))
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
      $p$);
      /*
       * A screen sees the claims on the needs that it sees. Asked as a value, here and below: an exists may be
       * hashed, which reads the whole other table.
       */
      call show_rows('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or need_id in (select scope_raised())
        or (path ^@ any ((select scope_screens())::text[]) and (select true from need n where n.id = need_id))
      $p$);

      /*
       * Histories hold reasons in free words, and names: they are for staff and for the units concerned. Of a need
       * that is only open to bids, and for screens, there is none.
       */
      call show_rows('need_step', $p$
        (select true from need n where n.id = need_id and (
          (n.path >= (select scope_from()) and n.path < (select scope_to()))
          or n.path ^@ any ((select scope_staff())::text[])
          or n.unit_id = any ((select scope_units())::text[]) or n.id in (select scope_claimed())))
      $p$);
      call show_rows('claim_step', $p$
        (select true from claim c where c.id = claim_id and (
          (c.path >= (select scope_from()) and c.path < (select scope_to()))
          or c.path ^@ any ((select scope_staff())::text[])
          or c.unit_id = any ((select scope_units())::text[]) or c.need_id in (select scope_raised())))
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

      /* Counters hold every need of their place, so they are for its staff alone. */
      call show_rows('need_count', $p$
        (path >= (select scope_from()) and path < (select scope_to())) or path ^@ any ((select scope_staff())::text[])
      $p$);
      call show_rows('need_count_delta', $p$
        (path >= (select scope_from()) and path < (select scope_to())) or path ^@ any ((select scope_staff())::text[])
      $p$);

      /* Nobody reads the journal as a viewer: no row even where a grant were given by mistake. */
      call show_rows('change', 'false');

      create or replace procedure scope_table(name text) language plpgsql as $$
      begin
        call hidden_table(name);
        execute format('grant select on %I to gridhub_viewer', name);
        -- What a viewer sees of it is said by show_rows, which the next line of the migration calls.
        call show_rows(name, 'false');
      end $$;

      drop function scope_is_everything();
    `);
  }
}
