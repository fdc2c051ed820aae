import { Migration } from '@mikro-orm/migrations';

/**
 * What is done behind the scenes is done in batches from a water mark, so that neither what a table holds nor how far the
 * work has fallen behind makes a turn of it long; and whoever reads the journal finds where a long stretch begins.
 */
export class M0019BoundedWork extends Migration {
  override up(): void {
    this.addSql(JOURNAL);
    this.addSql(MARKS);
    this.addSql(COUNTS);
    this.addSql(AUDIT);
  }
}

const JOURNAL = /* sql */ `
  /* Which ids have been given out: a cursor that names others is not of this database. */
  grant select on sequence change_id to gridhub_feed;

  /*
   * The lowest id between two snapshots, where one of them is known. The index holds both: no row is looked at but those
   * that are lower. By the range of ids it would be all that is older.
   */
  create function journal_first(since pg_snapshot, up_to pg_snapshot, known bigint) returns bigint
  language sql stable set enable_bitmapscan = off set enable_seqscan = off as $$
    select least(known, min(c.id)) from change c
    where c.xid >= pg_snapshot_xmin(since) and c.xid < pg_snapshot_xmax(up_to) and c.id < known
  $$;
`;

const MARKS = /* sql */ `
  /*
   * How far each work has come: what is visible in \`up_to\` has been done. What is not was under way in it, or began
   * later, and is found by its transaction, whatever has been done before.
   */
  create table water_mark (
    work text collate "C" primary key,
    up_to pg_snapshot not null default '1:1:',
    /* When nothing was left behind it; -infinity: something may be. */
    at timestamptz not null default '-infinity'
  );
  insert into water_mark (work) values ('need_count'), ('audit');
  call scope_table('water_mark');
  revoke all on water_mark from gridhub_writer, gridhub_viewer;
  grant update on water_mark to gridhub_feed;
  create policy feed_moves on water_mark for update to gridhub_feed using (true) with check (true);

  /* One process at a time does a work. A mark that knows the future was written in another cluster: all is looked through. */
  create function take_mark(called text, lock bigint) returns pg_snapshot language plpgsql as $$
  declare
    mark pg_snapshot;
  begin
    perform pg_advisory_xact_lock(lock);
    select m.up_to into strict mark from water_mark m where m.work = called;
    if pg_snapshot_xmax(mark) > pg_snapshot_xmax(pg_current_snapshot()) then return '1:1:'; end if;
    return mark;
  end $$;

  /*
   * Behind a batch that was taken in the snapshot \`seen\`, in the order of transactions up to \`newest\`; null: it was all.
   * Never beyond this transaction: after a crash the ids of later ones that left no trace are given again. With nothing
   * done it is moved so seldom that it costs nothing, and so often that what was rolled back is not looked through for ever.
   */
  create function move_mark(called text, mark pg_snapshot, seen pg_snapshot, newest xid8, done integer)
  returns void language plpgsql as $$
  declare
    next xid8;
  begin
    if done = 0 and (select m.at > clock_timestamp() - interval '10 minutes' from water_mark m where m.work = called) then
      return;
    end if;
    next := least(coalesce(newest, pg_snapshot_xmax(seen)), pg_current_xact_id());
    if next < pg_snapshot_xmax(mark) then return; end if;
    update water_mark m set at = case when newest is null then clock_timestamp() else '-infinity' end, up_to = (
      select (least(pg_snapshot_xmin(seen), next)::text || ':' || next::text || ':' ||
              coalesce(string_agg(x::text, ',' order by x), ''))::pg_snapshot
      from pg_snapshot_xip(seen) x where x < next)
    where m.work = called;
  end $$;
`;

const COUNTS = /* sql */ `
  /* Those that wait have the transaction of this step: all of them are behind its mark. */
  alter table need_count_delta add column xid xid8 not null default pg_current_xact_id();
  create index need_count_delta_xid on need_count_delta (xid);

  drop function fold_need_counts();
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
`;

const AUDIT = /* sql */ `
  /* Rows that are not chained yet. When they came is not theirs to say. */
  create table audit_waiting (
    audit_id text collate "C" not null,
    since timestamptz not null default clock_timestamp(),
    xid xid8 not null default pg_current_xact_id()
  );
  create index audit_waiting_xid on audit_waiting (xid);
  call scope_table('audit_waiting');
  revoke all on audit_waiting from gridhub_writer, gridhub_viewer;
  grant insert (audit_id) on audit_waiting to gridhub_writer;
  grant delete on audit_waiting to gridhub_feed;
  create policy feed_chains on audit_waiting for delete to gridhub_feed using (true);
  insert into audit_waiting (audit_id, since) select a.id, a.at from audit a
    where a.at > (select coalesce(max(c.at), '-infinity') from audit c
                  where c.id = (select l.audit_id from audit_link l order by l.seq desc limit 1)) - interval '1 hour'
      and not exists (select from audit_link l where l.audit_id = a.id);

  create function audit_waits() returns trigger language plpgsql as $$
  begin
    insert into audit_waiting (audit_id) values (new.id);
    return null;
  end $$;
  create trigger audit_waits after insert on audit for each row execute function audit_waits();

  drop function chain_audit();
  /*
   * Chains the oldest of what has committed, so many at most; says how many. What commits late is chained when it is
   * seen. A row that says it is an hour older than its coming is left: doctor reports it.
   */
  create function chain_audit(most integer default 1000) returns integer language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set plan_cache_mode = force_generic_plan as $$
  declare
    mark pg_snapshot := take_mark('audit', 7414004);
    seen pg_snapshot;
    newest xid8;
    done integer;
    ids text[];
    one audit;
    last text;
  begin
    with taken as (
      delete from audit_waiting where ctid = any (array(
        (select ctid from audit_waiting where xid = any (array(select pg_snapshot_xip(mark))) limit most)
        union all
        (select ctid from audit_waiting where xid >= pg_snapshot_xmax(mark) order by xid limit most)
        limit most))
      returning audit_id, since, xid
    )
    select count(*), (array_agg(t.xid order by t.xid desc))[1], array_agg(t.audit_id) filter (where a.id is not null),
           pg_current_snapshot()
    into done, newest, ids, seen
    from taken t left join audit a on a.id = t.audit_id and a.at > t.since - interval '1 hour';
    if ids is not null then
      select hash into last from audit_link order by seq desc limit 1;
      for one in select a.* from audit a where a.id = any (ids) order by a.id loop
        last := audit_hash(coalesce(last, ''), one);
        insert into audit_link (audit_id, hash) values (one.id, last);
      end loop;
    end if;
    perform move_mark('audit', mark, seen, case when done = most then newest end, done);
    return done;
  end $$;
`;
