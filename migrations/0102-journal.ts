import { Migration } from '@mikro-orm/migrations';

/** The journal: every change a row, a partition a day, and what its readers stand by. */
export class M0102Journal extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create sequence change_id;
      grant usage on sequence change_id to gridhub_writer;
      grant select on sequence change_id to gridhub_feed;

      create table change (
              id bigint not null default nextval('change_id'),
              xid xid8 not null default pg_current_xact_id(),
              at timestamptz not null default clock_timestamp(),
              kind text collate "C" not null,
              row_id text collate "C" not null,
              version integer not null,
              path text collate "C",
              unit_id text collate "C",
              state_before text collate "C",
              state_after text collate "C",
              before jsonb,
              after jsonb,
              actor text not null,
              role text,
              reason text,
              command text
            ) partition by range (at);
      create index change_xid on change (xid, id);
      /* For whoever has missed very much: it costs writers next to nothing. */
      create index change_id_range on change using brin (id) with (pages_per_range = 32, autosummarize = on);
      call hidden_table('change');
      revoke update, delete on change from gridhub_writer;

      /* What comes before the first day that a hub keeps. What is said of a partition is said of the journal; by its own name nobody reads one. */
      create table change_before (like change including defaults);
      alter table change_before alter id set default null;
      create index change_before_xid on change_before (xid, id);
      call scope_table('change_before');
      revoke all on change_before from gridhub_viewer, gridhub_writer, gridhub_feed;
      do $$
      declare
        tomorrow timestamptz := (date_trunc('day', now() at time zone 'utc') + interval '1 day') at time zone 'utc';
      begin
        execute format('alter table change attach partition change_before for values from (minvalue) to (%L)', tomorrow);
      end $$;

      /* For days that no partition was made for, since no hub ran: nothing that is written is refused. */
      create table change_other partition of change default;
      alter table change_other enable row level security;

      /*
             * Every change of a transaction above this one is still there: older cursors cannot be gone on from, unless they
             * know of the transaction that dropped the others, and so of all those.
             */
      create table journal_end (
        is_only boolean default true primary key check (is_only),
        xid xid8 default '0'::xid8 not null,
        dropped_by xid8 default '0'::xid8 not null
      );
      call hidden_table('journal_end');
      revoke insert, update, delete on journal_end from gridhub_writer;

      /* Cursors are signed: whoever has the key can go on from anywhere, so the feed's role alone reads it. */
      create table feed_key (
        id text collate "C" primary key,
        secret bytea not null,
        made_at timestamptz(3) default clock_timestamp() not null,
        retired_at timestamptz(3)
      );
      call hidden_table('feed_key');
      revoke all on feed_key from gridhub_writer, gridhub_viewer;

      /*
         * How far each work has come: what is visible in \`up_to\` has been done. What is not was under way in it, or began
         * later, and is found by its transaction, whatever has been done before.
         */
      create table water_mark (
        work text collate "C" primary key,
        up_to pg_snapshot default '1:1:'::pg_snapshot not null,
        /* When nothing was left behind it; -infinity: something may be. */
        at timestamptz default '-infinity'::timestamptz not null
      );
      call scope_table('water_mark');
      revoke all on water_mark from gridhub_writer, gridhub_viewer;
      grant update on water_mark to gridhub_feed;
      create policy feed_moves on water_mark for update to gridhub_feed using (true) with check (true);

      create function journal_days() returns table (name text, ends timestamptz) language sql stable as $$
        select c.relname::text,
               substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \\(''([^'']+)''\\)')::timestamptz
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'change'::regclass and c.relname <> 'change_other'
      $$;

      /*
       * Makes partitions for today and the days ahead, drops those that lie whole before the days to keep.
       * Never waits long for a lock: who waits for one on the journal makes every writer wait behind it.
       * Says how many partitions it has dropped.
       */
      create function keep_journal(days integer) returns integer language plpgsql security definer
      set search_path = gridhub, pg_temp set lock_timeout = '200ms' as $$
      declare
        today timestamp := date_trunc('day', now() at time zone 'utc');
        starts timestamptz;
        ends timestamptz;
        name text;
        newest xid8;
        dropped integer := 0;
      begin
        if days < 1 then raise 'the journal is kept for a day at least'; end if;
        if not pg_try_advisory_xact_lock(7414002) then return 0; end if;
        for ahead in 0 .. 3 loop
          starts := (today + ahead * interval '1 day') at time zone 'utc';
          ends := starts + interval '24 hours';
          name := 'change_' || to_char(starts at time zone 'utc', 'YYYYMMDD');
          continue when starts < (select max(d.ends) from journal_days() d)
            or exists (select from change_other where at >= starts and at < ends);
          execute format('create table %I (like change including defaults)', name);
          execute format('alter table %I enable row level security', name);
          execute format('alter table change attach partition %I for values from (%L) to (%L)', name, starts, ends);
        end loop;
        for name in select d.name from journal_days() d
                    where d.ends <= (today - days * interval '1 day') at time zone 'utc' loop
          execute format('select xid from %I order by xid desc limit 1', name) into newest;
          update journal_end set xid = greatest(xid, newest), dropped_by = pg_current_xact_id();
          execute format('drop table %I', name);
          dropped := dropped + 1;
        end loop;
        if (select max(at) < (today - days * interval '1 day') at time zone 'utc' from change_other) then
          update journal_end set dropped_by = pg_current_xact_id(),
            xid = greatest(xid, (select c.xid from change_other c order by c.xid desc limit 1));
          truncate change_other;
        end if;
        return dropped;
      end $$;

      /*
       * The same moment for the journal, told by what has committed alone. After a crash the server gives the ids of
       * transactions that left no trace to others: a snapshot that knew them as over would take those for told.
       */
      create function settled_snapshot(s pg_snapshot) returns pg_snapshot language sql stable as $$
        select (least(pg_snapshot_xmin(s), next)::text || ':' || next::text || ':' ||
                coalesce((select string_agg(x::text, ',' order by x) from pg_snapshot_xip(s) x where x < next), ''))::pg_snapshot
        from (select (greatest(
            (select c.xid from change c where c.xid < pg_snapshot_xmax(s) and pg_visible_in_snapshot(c.xid, s)
             order by c.xid desc limit 1),
            (select e.xid from journal_end e),
            (select e.dropped_by from journal_end e where pg_visible_in_snapshot(e.dropped_by, s))
          )::text::bigint + 1)::text::xid8 as next) n
      $$;

      /*
         * The lowest id between two snapshots, where one of them is known. The index holds both: no row is looked at but those
         * that are lower. By the range of ids it would be all that is older.
         */
      create function journal_first(since pg_snapshot, up_to pg_snapshot, known bigint) returns bigint
  language sql stable set enable_bitmapscan = off set enable_seqscan = off as $$
    select least(known, min(c.id)) from change c
    where c.xid >= pg_snapshot_xmin(since) and c.xid < pg_snapshot_xmax(up_to) and c.id < known
  $$;

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

      /* From now on another key signs; cursors of the last one are good for the days of the journal. */
      create function renew_feed_key() returns text language sql set search_path = gridhub, pg_temp as $$
        update feed_key set retired_at = clock_timestamp() where retired_at is null;
        insert into feed_key (id, secret)
          select substr(md5(gen_random_uuid()::text), 1, 4),
            decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
          returning id
      $$;

      revoke execute on function keep_journal(integer) from public;
      grant execute on function keep_journal(integer) to gridhub_feed;
      revoke execute on function settled_snapshot(pg_snapshot) from public;
      grant execute on function settled_snapshot(pg_snapshot) to gridhub_feed;
      revoke execute on function renew_feed_key() from public;

      insert into journal_end default values;
      insert into water_mark (work) values ('need_count'), ('audit');
      select renew_feed_key();
    `);
  }
}
