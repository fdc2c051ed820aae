import { Migration } from '@mikro-orm/migrations';

/** Counters and roll-ups: writers add deltas that never meet, a job folds them, a read adds both. */
export class M0110Counters extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table need_count (
        path text collate "C" not null,
        state text collate "C" not null,
        count integer not null,
        constraint need_count_pkey primary key (path, state)
      );
      call scope_table('need_count');

      create table need_count_delta (
        path text collate "C" not null,
        state text collate "C" not null,
        count integer not null,
        /* The state that counts for so much less at the same path; null: none. */
        was text collate "C",
        /* Those that wait have the transaction of this step: all of them are behind its mark. */
        xid xid8 default pg_current_xact_id() not null
      );
      create index need_count_delta_path on need_count_delta (path);
      create index need_count_delta_xid on need_count_delta (xid);
      call scope_table('need_count_delta');
      grant insert, update, delete on need_count, need_count_delta to gridhub_feed;
      create policy feed_folds on need_count to gridhub_feed using (true) with check (true);
      create policy feed_folds on need_count_delta to gridhub_feed using (true) with check (true);

      /* Counters hold every need of their place, so they are for its staff alone. */
      call show_rows('need_count', $p$
              (path >= (select scope_from()) and path < (select scope_to())) or path ^@ any ((select scope_staff())::text[])
            $p$);

      call show_rows('need_count_delta', $p$
        (path >= (select scope_from()) and path < (select scope_to())) or path ^@ any ((select scope_staff())::text[])
      $p$);

      create function count_need() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.path = new.path then
          insert into need_count_delta (path, state, count, was) values (new.path, new.state, 1, old.state);
          return null;
        end if;
        if tg_op <> 'INSERT' then
          insert into need_count_delta (path, state, count) values (old.path, old.state, -1);
        end if;
        if tg_op <> 'DELETE' then
          insert into need_count_delta (path, state, count) values (new.path, new.state, 1);
        end if;
        return null;
      end $$;

      create trigger need_counted after insert or delete on need for each row execute function count_need();
      create trigger need_recounted after update on need for each row when (((old.state <> new.state) or (old.path <> new.path))) execute function count_need();

      /*
         * A plan is made once a connection, for any mark: for a certain one the planner looks at what is dead at the index's ends.
         * Folds the oldest committed deltas, so many at most, into the counters of their places and of all above;
         * says how many.
         */
      create function fold_need_counts(most integer default 5000) returns integer language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set plan_cache_mode = force_generic_plan as $$
  declare
    mark pg_snapshot := take_mark('need_count', 7414003);
    seen pg_snapshot;
    newest xid8;
    done integer;
  begin
    with taken as (
      delete from need_count_delta where ctid = any (array(
        (select ctid from need_count_delta where xid = any (array(select pg_snapshot_xip(mark))) limit most)
        union all
        (select ctid from need_count_delta where xid >= pg_snapshot_xmax(mark) order by xid limit most)
        limit most))
      returning path, state, count, was, xid
    ), summed as (
      select above.path, t.state, sum(t.count)::integer as count
      from (select d.path, s.state, sum(s.count) as count from taken d
              cross join lateral (values (d.state, d.count), (d.was, -d.count)) s (state, count)
              where s.state is not null group by d.path, s.state) t,
           unnest(path_ancestors(t.path)) as above (path)
      group by above.path, t.state
    ), folded as (
      insert into need_count as c (path, state, count) select path, state, count from summed
      where count <> 0 order by path, state
      on conflict (path, state) do update set count = c.count + excluded.count
    )
    select count(*), (array_agg(t.xid order by t.xid desc))[1], pg_current_snapshot()
    into done, newest, seen from taken t;
    perform move_mark('need_count', mark, seen, case when done = most then newest end, done);
    return done;
  end $$;

      create table tally (
        path text collate "C" not null,
        kind text collate "C" not null check (kind in ('need', 'public', 'claim', 'resource', 'agreement')),
        key text collate "C" not null,
        month date not null,
        count integer not null,
        rated integer not null,
        rating integer not null,
        constraint tally_pkey primary key (path, kind, key, month)
      );
      call hidden_table('tally');

      create table tally_delta (
        path text collate "C" not null,
        kind text collate "C" not null,
        key text collate "C" not null,
        month date not null,
        count integer not null,
        rated integer not null,
        rating integer not null
      );
      create index tally_delta_path on tally_delta (path);
      call hidden_table('tally_delta');

      /* What a need counts for, times so many: minus one takes it back. */
      create function tally_need(n need, times integer) returns void language sql as $$
        insert into tally_delta (path, kind, key, month, count, rated, rating)
        select n.path, 'need', n.category, month_of(n.created_at), times,
               case when n.rating is null then 0 else times end, times * coalesce(n.rating, 0)
        union all
        select n.path, 'public', n.state, '-infinity', times, 0, 0
        where n.visibility = 'PARTNERS' and n.listed_at is not null
      $$;

      create function tally_needs() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then perform tally_need(old, -1); end if;
        if tg_op <> 'DELETE' then perform tally_need(new, 1); end if;
        return null;
      end $$;

      create function tally_rows() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          insert into tally_delta values (old.path, tg_table_name, '', '-infinity', -1, 0, 0);
        end if;
        if tg_op <> 'DELETE' then
          insert into tally_delta values (new.path, tg_table_name, '', '-infinity', 1, 0, 0);
        end if;
        return null;
      end $$;

      create procedure tally_table(name text) language plpgsql as $$
      begin
        execute format('create trigger %I after insert or delete on %I
          for each row execute function tally_rows()', name || '_tallied', name);
        execute format('create trigger %I after update on %I for each row when (old.path <> new.path)
          execute function tally_rows()', name || '_retallied', name);
      end $$;

      /* Places whose tallies a row counts in. */
      create function tally_paths(path text) returns text[] language sql immutable strict parallel safe
        return (path_ancestors(path))[1:5];

      /* Folds so many committed deltas at most; says how many. */
      create function fold_tallies(most integer) returns integer
        language sql security definer set search_path = gridhub, pg_temp as $$
        with taken as (
          delete from tally_delta where ctid = any (array(select ctid from tally_delta limit most for update skip locked))
          returning *
        ), folded as (
          insert into tally as t (path, kind, key, month, count, rated, rating)
          select a.path, kind, key, month, sum(count), sum(rated), sum(rating)
          from taken d, unnest(tally_paths(d.path)) a (path)
          group by a.path, kind, key, month having sum(count) <> 0 or sum(rated) <> 0 or sum(rating) <> 0
          order by a.path, kind, key, month
          on conflict (path, kind, key, month) do update set
            count = t.count + excluded.count, rated = t.rated + excluded.rated, rating = t.rating + excluded.rating
        )
        select count(*)::integer from taken
      $$;

      /* All of them from the rows: for a database that had none, or was filled past the triggers. */
      create function tally_anew() returns void language sql as $$
        delete from tally_delta;
        delete from tally;
        insert into tally (path, kind, key, month, count, rated, rating)
        select a.path, kind, key, month, sum(count), sum(rated), sum(rating)
        from (
          select path, 'need' as kind, category as key, month_of(created_at) as month,
                 count(*) as count, count(rating) as rated, coalesce(sum(rating), 0) as rating
            from need group by 1, 3, 4
          union all
          select path, 'public', state, '-infinity', count(*), 0, 0
            from need where visibility = 'PARTNERS' and listed_at is not null group by 1, 3
          union all
          select path, 'claim', '', '-infinity', count(*), 0, 0 from claim group by 1
          union all
          select path, 'resource', '', '-infinity', count(*), 0, 0 from resource group by 1
          union all
          select path, 'agreement', '', '-infinity', count(*), 0, 0 from agreement group by 1
        ) r, unnest(tally_paths(r.path)) a (path)
        group by a.path, kind, key, month
      $$;

      /* Whether a grant of the viewer's covers the whole path: its staff's, or where screens see the same a screen's. */
      create function scope_covers(path text, for_screens boolean) returns boolean
        language sql stable parallel safe
        return coalesce(path >= scope_from() and path < scope_to(), false)
          or coalesce(path ^@ any (scope_staff()), false)
          or (for_screens and coalesce(path ^@ any (scope_screens()), false));

      /* Tallies of a kind at paths, folded and waiting ones of the same moment; none of a path that is not covered. */
      create function tallied(wanted text, paths text[])
        returns table (path text, key text, month date, count integer, rated integer, rating integer)
        language sql stable security definer set search_path = gridhub, pg_temp rows 200 as $$
        select k.path, c.key, c.month, sum(c.count)::integer, sum(c.rated)::integer, sum(c.rating)::integer
        from unnest(paths) k (path) cross join lateral (
          select t.key, t.month, t.count, t.rated, t.rating from tally t where t.path = k.path and t.kind = wanted
          union all
          select d.key, d.month, d.count, d.rated, d.rating from tally_delta d
            where d.path >= k.path and d.path < path_end(k.path) and d.kind = wanted
        ) c
        where k.path = any (tally_paths(k.path)) and scope_covers(k.path, wanted = 'public')
        group by k.path, c.key, c.month having sum(c.count) <> 0
      $$;

      revoke execute on function fold_tallies(integer) from public;
      grant execute on function fold_tallies(integer) to gridhub_feed;
      revoke execute on function tally_anew() from public;
      revoke execute on function tallied(text, text[]) from public;
      grant execute on function tallied(text, text[]) to gridhub_viewer;

      create trigger need_tallied after insert or delete on need for each row execute function tally_needs();
      create trigger need_retallied after update on need for each row when (((old.path <> new.path) or (old.category <> new.category) or (old.rating is distinct from new.rating) or (old.visibility <> new.visibility) or ((old.listed_at is null) <> (new.listed_at is null)) or ((old.state <> new.state) and (new.visibility = 'PARTNERS'::text) and (new.listed_at is not null)))) execute function tally_needs();

      call tally_table('claim');
      call tally_table('resource');
      call tally_table('agreement');
    `);
  }
}
