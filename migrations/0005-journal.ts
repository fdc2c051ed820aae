import { Migration } from '@mikro-orm/migrations';

/** The journal: every change of the lists, written by trigger in the transaction that makes it. */
export class M0005Journal extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table change (
        id bigint generated always as identity primary key,
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
      );
      create index change_xid on change (xid, id);
      call scope_table('change');
      revoke select on change from gridhub_viewer;
      revoke update, delete on change from gridhub_writer;

      /* Arguments: the personal columns of the table, which the journal never holds. */
      create function journal() returns trigger language plpgsql as $$
      declare
        personal text[] := coalesce(tg_argv, '{}');
        was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - personal end;
        is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - personal end;
        either jsonb := coalesce(is_now, was);
      begin
        insert into change (kind, row_id, version, path, unit_id, state_before, state_after,
                            before, after, actor, role, reason, command)
        values (tg_table_name, either ->> 'id', (either ->> 'version')::integer, either ->> 'path',
                either ->> 'unit_id', was ->> 'state', is_now ->> 'state', was, is_now,
                coalesce(nullif(current_setting('gridhub.actor', true), ''), current_user),
                nullif(current_setting('gridhub.role', true), ''),
                nullif(current_setting('gridhub.reason', true), ''),
                nullif(current_setting('gridhub.command', true), ''));
        return null;
      end $$;

      /* A moved subtree rewrites thousands of copies of a path; the move itself is the one event. */
      create procedure journal_table(name text, variadic personal text[] default '{}')
      language plpgsql as $$
      declare
        words text := (select string_agg(quote_literal(word), ', ') from unnest(personal) word);
        whenever text := $w$ when (coalesce(current_setting('gridhub.moving', true), '') <> 'yes') $w$;
      begin
        execute format('create trigger %I after insert or update or delete on %I for each row',
                       name || '_journal', name) || whenever
                || format('execute function journal(%s)', coalesce(words, ''));
      end $$;

      call journal_table('place');
      call journal_table('party_organisation', 'secretary_name');
      call journal_table('building_post', 'holder_name');
      call journal_table('partner_unit');
      call journal_table('agreement');
      call journal_table('resource');
      call journal_table('need');
      call journal_table('claim');
    `);
  }
}
