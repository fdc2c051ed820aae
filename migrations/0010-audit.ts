import { Migration } from '@mikro-orm/migrations';

/**
 * The audit: who gave which command, was refused what, read whose personal fields. Rows are written by whoever acts
 * and chained afterwards by one job, so that no command waits for another's link. Nothing in it can be changed.
 */
export class M0010Audit extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table audit (
        id text collate "C" primary key,
        at timestamptz(3) not null default clock_timestamp(),
        kind text collate "C" not null check (kind in ('COMMAND','REFUSED','READ')),
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
        count integer not null default 1 check (count > 0)
      );
      create index audit_at on audit (at);
      create index audit_path on audit (path, id desc);
      call hidden_table('audit');

      create table audit_link (
        seq bigint generated always as identity primary key,
        audit_id text collate "C" not null unique references audit,
        /* SHA-256 over the link before and the row, in hexadecimal. */
        hash text collate "C" not null
      );
      call hidden_table('audit_link');

      revoke update, delete on audit, audit_link from gridhub_writer;
      grant insert on audit_link to gridhub_feed;
      create policy feed_links on audit_link for insert to gridhub_feed with check (true);
      create function append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit is append-only';
      end $$;
      create trigger audit_kept before update or delete or truncate on audit
        for each statement execute function append_only();
      create trigger audit_link_kept before update or delete or truncate on audit_link
        for each statement execute function append_only();

      create function audit_hash(before text, a audit) returns text language sql immutable
        return encode(sha256(convert_to(before || to_jsonb(a)::text, 'UTF8')), 'hex');

      /*
       * Chains what has committed and is not chained yet, in the order of its ids; says how many. What commits late
       * is chained when it is seen. Older than an hour it is left: doctor reports it.
       */
      create function chain_audit() returns integer language plpgsql as $$
      declare
        one audit;
        last text;
        made integer := 0;
      begin
        perform pg_advisory_xact_lock(7414004);
        select hash into last from audit_link order by seq desc limit 1;
        for one in
          select a.* from audit a where a.at > now() - interval '1 hour'
            and not exists (select from audit_link l where l.audit_id = a.id) order by a.id
        loop
          last := audit_hash(coalesce(last, ''), one);
          insert into audit_link (audit_id, hash) values (one.id, last);
          made := made + 1;
        end loop;
        return made;
      end $$;

      create function scope_audited() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.audited'), ',');
      grant select on audit to gridhub_viewer;
      /* Auditors: what happened in their places, and what touched none. */
      call show_rows('audit', $p$
        path ^@ any ((select scope_audited())::text[])
        or (path is null and (select scope_audited()) is not null)
      $p$);
    `);
  }
}
