import { Migration } from '@mikro-orm/migrations';

/**
 * What a viewer may see, it may see from when its right began: images of the journal are judged by the policies as they
 * would have answered then, had only those rights of today stood that had begun. And the key that cursors are signed with.
 */
export class M0042RightsInTime extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* The moment that an image is of; null: the present. */
      create function scope_moment() returns timestamptz language sql stable parallel safe
        return scope_text('gridhub.moment')::timestamptz;
      /* When an agreement of today began to open its place. */
      create function agreement_began(a agreement) returns timestamptz
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select greatest(a.created_at, a.valid_from::timestamp at time zone 'Asia/Shanghai',
          (select max(s.at) from agreement_step s where s.agreement_id = a.id and s.to_state = 'ACTIVE'))
      $$;
      create or replace function scope_opened() returns text[]
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select array_agg(path) from agreement a
        where unit_id = any (scope_units()) and state = 'ACTIVE'
          and valid_from <= scope_today() and valid_until >= scope_today()
          and (scope_moment() is null or agreement_began(a) <= scope_moment())
      $$;
      create or replace function scope_claimed() returns setof text
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select need_id from claim where unit_id = any (scope_units())
          and (scope_moment() is null or created_at <= scope_moment())
      $$;
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
      revoke execute on function agreement_began, scope_began, seen_as_of from public;
      grant execute on function scope_began, seen_as_of to gridhub_viewer;

      /* Cursors are signed: whoever has the key can go on from anywhere, so the feed's role alone reads it. */
      create table feed_key (
        id text collate "C" primary key,
        secret bytea not null,
        made_at timestamptz(3) not null default clock_timestamp(),
        retired_at timestamptz(3)
      );
      call hidden_table('feed_key');
      revoke all on feed_key from gridhub_writer, gridhub_viewer;

      /* From now on another key signs; cursors of the last one are good for the days of the journal. */
      create function renew_feed_key() returns text language sql set search_path = gridhub, pg_temp as $$
        update feed_key set retired_at = clock_timestamp() where retired_at is null;
        insert into feed_key (id, secret)
          select substr(md5(gen_random_uuid()::text), 1, 4),
            decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
          returning id
      $$;
      revoke execute on function renew_feed_key from public;
      select renew_feed_key();
    `);
  }
}
