import { Migration } from '@mikro-orm/migrations';

/**
 * Counters of needs by place and state. Writers insert ±1 into the deltas and never meet on a counter's row;
 * a job folds what has committed; a read adds both.
 */
export class M0006NeedCounts extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table need_count (
        path text collate "C" not null,
        state text collate "C" not null,
        count integer not null,
        primary key (path, state)
      );
      create table need_count_delta (
        id bigint generated always as identity primary key,
        path text collate "C" not null,
        state text collate "C" not null,
        count integer not null
      );
      create index need_count_delta_path on need_count_delta (path);
      call scope_table('need_count');
      call scope_table('need_count_delta');
      grant insert, update, delete on need_count, need_count_delta to gridhub_feed;
      create policy feed_folds on need_count to gridhub_feed using (true) with check (true);
      create policy feed_folds on need_count_delta to gridhub_feed using (true) with check (true);

      create function count_need() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.state = new.state and old.path = new.path then return null; end if;
        if tg_op <> 'INSERT' then
          insert into need_count_delta (path, state, count) values (old.path, old.state, -1);
        end if;
        if tg_op <> 'DELETE' then
          insert into need_count_delta (path, state, count) values (new.path, new.state, 1);
        end if;
        return null;
      end $$;
      create trigger need_counted after insert or update or delete on need
        for each row execute function count_need();

      /* Folds every committed delta into the counters of its place and of all above; says how many. */
      create function fold_need_counts() returns integer language sql as $$
        with taken as (
          delete from need_count_delta returning path, state, count
        ), summed as (
          select above.path, state, sum(count)::integer as count
          from (select path, state, sum(count) as count from taken group by path, state) t,
               unnest(path_ancestors(t.path)) as above (path)
          group by above.path, state
        ), folded as (
          insert into need_count as c (path, state, count) select path, state, count from summed
          where count <> 0 order by path, state
          on conflict (path, state) do update set count = c.count + excluded.count
        )
        select count(*)::integer from taken
      $$;
    `);
  }
}
