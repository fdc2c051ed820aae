import { Migration } from '@mikro-orm/migrations';

/** The audit: rows that nothing changes, chained by what each row and the one before it hold. */
export class M0107Audit extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table audit (
        id text collate "C" primary key,
        at timestamptz(3) default clock_timestamp() not null,
        kind text collate "C" not null check (kind in ('COMMAND', 'REFUSED', 'READ')),
        /* The command; of reads the personal fields. Never a value. */
        what text not null check (length(what) between 1 and 500),
        /* Null: nobody known. */
        account_id text collate "C" references account,
        role text collate "C",
        object_id text collate "C",
        path text collate "C",
        /* Of refusals: the error's code. */
        code text collate "C",
        /* Refusals of strangers are one row a minute. */
        count integer default 1 not null check (count > 0)
      );
      create index audit_at on audit (at);
      create index audit_path on audit (path, id desc);
      create trigger audit_kept before delete or update or truncate on audit for each statement execute function append_only();
      call hidden_table('audit');

      create table audit_link (
        seq bigint generated always as identity primary key,
        audit_id text collate "C" not null unique references audit,
        /* SHA-256 over the link before and the row, in hexadecimal. */
        hash text collate "C" not null
      );
      create trigger audit_link_kept before delete or update or truncate on audit_link for each statement execute function append_only();
      call hidden_table('audit_link');

      /* Rows that are not chained yet. When they came is not theirs to say. */
      create table audit_waiting (
        audit_id text collate "C" not null,
        since timestamptz default clock_timestamp() not null,
        xid xid8 default pg_current_xact_id() not null
      );
      create index audit_waiting_xid on audit_waiting (xid);
      call scope_table('audit_waiting');
      revoke all on audit_waiting from gridhub_writer, gridhub_viewer;
      grant insert (audit_id) on audit_waiting to gridhub_writer;
      grant delete on audit_waiting to gridhub_feed;
      create policy feed_chains on audit_waiting for delete to gridhub_feed using (true);

      revoke update, delete on audit from gridhub_writer;
      revoke insert, update, delete on audit_link from gridhub_writer;
      grant insert on audit_link to gridhub_feed;
      create policy feed_links on audit_link for insert to gridhub_feed with check (true);

      create function audit_hash(before text, a audit) returns text language sql immutable
        return encode(sha256(convert_to(before || to_jsonb(a)::text, 'UTF8')), 'hex');

      create function audit_waits() returns trigger language plpgsql as $$
  begin
    insert into audit_waiting (audit_id) values (new.id);
    return null;
  end $$;

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

      create trigger audit_waits after insert on audit for each row execute function audit_waits();
    `);
  }
}
