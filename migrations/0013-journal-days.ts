import { Migration } from '@mikro-orm/migrations';

/**
 * The journal in a partition a day, so that old days are dropped whole. Its rows have no key of their own: ids come
 * from one sequence, nothing refers to them, and a unique index would cost every writer.
 */
export class M0013JournalDays extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table change rename to change_before;
      alter index change_xid rename to change_before_xid;
      alter table change_before drop constraint change_pkey;
      alter table change_before alter id drop identity, alter id set not null;
      create sequence change_id;
      grant usage on sequence change_id to gridhub_writer;
      select setval('change_id', coalesce(max(id), 0) + 1, false) from change_before;

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

      /* What is said of a partition is said of the journal; by its own name nobody reads one. */
      revoke all on change_before from gridhub_viewer, gridhub_writer, gridhub_feed;
      /* For days that no partition was made for, since no hub ran: nothing that is written is refused. */
      create table change_other partition of change default;
      alter table change_other enable row level security;

      do $$
      declare
        tomorrow timestamptz := (date_trunc('day', now() at time zone 'utc') + interval '1 day') at time zone 'utc';
      begin
        execute format('alter table change attach partition change_before for values from (minvalue) to (%L)', tomorrow);
      end $$;

      /*
       * Every change of a transaction above this one is still there: older cursors cannot be gone on from, unless they
       * know of the transaction that dropped the others, and so of all those.
       */
      create table journal_end (
        is_only boolean primary key default true check (is_only),
        xid xid8 not null default '0',
        dropped_by xid8 not null default '0'
      );
      insert into journal_end default values;
      call hidden_table('journal_end');
      revoke insert, update, delete on journal_end from gridhub_writer;

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
      revoke execute on function keep_journal from public;
      grant execute on function keep_journal to gridhub_feed;

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
      revoke execute on function settled_snapshot from public;
      grant execute on function settled_snapshot to gridhub_feed;
    `);
  }
}
