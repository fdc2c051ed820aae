import { Migration } from '@mikro-orm/migrations';

/**
 * Roll-ups beside the counters, kept like them: needs by category and the month of their report, with their ratings;
 * needs that screens see, by state; and how many claims, resources and agreements there are. Down to the fifth level:
 * below a community there are so few that they are counted.
 *
 * No viewer reads the tables. A function answers for a path that a grant covers whole, and for no other.
 */
export class M0053Tallies extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      set local statement_timeout = 0;

      create table tally (
        path text collate "C" not null,
        kind text collate "C" not null check (kind in ('need','public','claim','resource','agreement')),
        key text collate "C" not null,
        month date not null,
        count integer not null,
        rated integer not null,
        rating integer not null,
        primary key (path, kind, key, month)
      );
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
      call hidden_table('tally');
      call hidden_table('tally_delta');

      /* The first of the month, as the district counts its days. */
      create function month_of(moment timestamptz) returns date language sql stable strict parallel safe
        return date_trunc('month', moment at time zone 'Asia/Shanghai')::date;

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
      create trigger need_tallied after insert or delete on need for each row execute function tally_needs();
      create trigger need_retallied after update on need for each row when (
        old.path <> new.path or old.category <> new.category or old.rating is distinct from new.rating
        or old.visibility <> new.visibility or (old.listed_at is null) <> (new.listed_at is null)
        or (old.state <> new.state and new.visibility = 'PARTNERS' and new.listed_at is not null)
      ) execute function tally_needs();

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
      call tally_table('claim');
      call tally_table('resource');
      call tally_table('agreement');

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
      revoke execute on function fold_tallies from public;
      grant execute on function fold_tallies to gridhub_feed;

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
      revoke execute on function tally_anew from public;

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
      revoke execute on function tallied from public;
      grant execute on function tallied to gridhub_viewer;

      select tally_anew();
    `);
  }
}
