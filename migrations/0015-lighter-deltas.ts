import { Migration } from '@mikro-orm/migrations';

/**
 * Counters: what a change of state costs its writer. One delta tells where a need came from and where it went, without a
 * key of its own; where nothing is counted, nothing is called.
 */
export class M0015LighterDeltas extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Nothing refers to a delta: it is read by its path and taken whole. */
      alter table need_count_delta drop column id;
      /* The state that counts for so much less at the same path; null: none. */
      alter table need_count_delta add column was text collate "C";

      create or replace function count_need() returns trigger language plpgsql as $$
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
      drop trigger need_counted on need;
      create trigger need_counted after insert or delete on need
        for each row execute function count_need();
      create trigger need_recounted after update on need
        for each row when (old.state <> new.state or old.path <> new.path) execute function count_need();

      create or replace function fold_need_counts() returns integer language sql as $$
        with taken as (
          delete from need_count_delta returning path, state, count, was
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
        select count(*)::integer from taken
      $$;
    `);
  }
}
