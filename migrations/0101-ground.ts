import { Migration } from '@mikro-orm/migrations';
import { FROM, TO, UNSEEN } from './folding.ts';

/** What tables are made of: paths, the settings of a viewer's transaction, the folding of texts, and one call for each kind of table. */
export class M0101Ground extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      grant usage on schema gridhub to gridhub_viewer, gridhub_writer, gridhub_feed;

      /* One row shape, one counter: whoever writes, the version moves. */
      create function bump_version() returns trigger language plpgsql as $$
      begin
        new.version := old.version + 1;
        new.updated_at := now();
        return new;
      end $$;

      create function append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit is append-only';
      end $$;

      /* The first text after every path that starts with this one: '/' follows '.' in collation C. */
      create function path_end(path text) returns text
        language sql immutable strict parallel safe
        return left(path, -1) || '/';

      /* 'a.b.' is in or below 'a.' and 'a.b.'. */
      create function path_ancestors(path text) returns text[]
        language sql immutable strict parallel safe
        return array(
          select array_to_string((string_to_array(path, '.'))[1:n], '.') || '.'
          from generate_series(1, length(path) - length(replace(path, '.', ''))) n
        );

      /* The first keys of a path, as many as there are up to so many. */
      create function path_head(path text, keys integer) returns text
        language sql immutable strict parallel safe
        return array_to_string((string_to_array(rtrim(path, '.'), '.'))[1:keys], '.') || '.';

      /* Ranges of paths as a condition; null: none. */
      create function in_ranges(path_from text[], path_to text[]) returns text language sql immutable parallel safe
        return (select string_agg(format('(path >= %L and path < %L)', f, t), ' or ') from unnest(path_from, path_to) r (f, t));

      /* The first of the month, as the district counts its days. */
      create function month_of(moment timestamptz) returns date language sql stable strict parallel safe
        return date_trunc('month', moment at time zone 'Asia/Shanghai')::date;

      /* The settings of a viewer's transaction: whose eyes it has. Where nothing is set, nothing is seen. */

      create function scope_text(name text) returns text language sql stable parallel safe
        return nullif(current_setting(name, true), '');

      /* What a transaction's settings say of its viewer. Unset, each of them shows nothing. */
      create function scope_is_set() returns boolean language sql stable parallel safe
        return coalesce(current_setting('gridhub.scope', true), '') in ('anonymous', 'known');

      create function scope_is_known() returns boolean language sql stable parallel safe
        return coalesce(current_setting('gridhub.scope', true), '') = 'known';

      /* The widest of the staff's places, as a range of paths; the others as prefixes. */
      create function scope_from() returns text language sql stable parallel safe
        return scope_text('gridhub.from');

      create function scope_to() returns text language sql stable parallel safe
        return scope_text('gridhub.to');

      create function scope_staff() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.staff'), ',');

      create function scope_screens() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.screens'), ',');

      create function scope_units() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.units'), ',');

      create function scope_admin() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.admin'), ',');

      create function scope_audited() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.audited'), ',');

      /* The moment that an image is of; null: the present. */
      create function scope_moment() returns timestamptz language sql stable parallel safe
        return scope_text('gridhub.moment')::timestamptz;

      create function scope_today() returns date language sql stable parallel safe
        return scope_text('gridhub.today')::date;

      create function fold_text(words text) returns text
        language sql immutable strict parallel safe cost 20
        return translate(lower(normalize(
          case
            when words ~ '[${UNSEEN}\\u2e80-\\u2ef3\\u31c0-\\u31e5\\u0085\\u1680\\u2028\\u2029]'
            then translate(
              regexp_replace(translate(words, U&'\\0085\\1680\\2028\\2029', '    '), '[${UNSEEN}]', '', 'g'),
              '${FROM}', '${TO}')
            else words
          end, NFKC) collate "default"), 'ς', 'σ');

      /* Of a folded text. */
      create function search_pieces(words text) returns text[]
        language sql immutable strict parallel safe cost 500
        return array(
          select distinct piece from (
            select unnest(array[one, one || lead(one) over (order by i)]) as piece
            from unnest(string_to_array(words, null)) with ordinality c (one, i)
          ) p where piece !~ '\\s'
        );

      /* What is searched for, folded, word by word. */
      create function search_words(search text) returns text[]
        language sql immutable strict parallel safe
        return array(
          select distinct word from unnest(regexp_split_to_array(fold_text(search), '\\s+')) word where word <> ''
        );

      /* A word of one character is its own piece; of more, the pairs of neighbours say all there is. */
      create function word_pieces(words text[]) returns text[]
        language sql immutable strict parallel safe
        return array(
          select distinct piece from unnest(words) word, unnest(search_pieces(word)) piece
          where length(piece) = least(length(word), 2)
        );

      /* Tables that no viewer reads: only what the hub itself tells of them. */
      create procedure hidden_table(name text) language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy writer_all on %I to gridhub_writer using (true) with check (true)', name);
        execute format('create policy feed_reads on %I for select to gridhub_feed using (true)', name);
        execute format('create policy owner_all on %I to gridhub_owner using (true) with check (true)', name);
        execute format('grant select on %I to gridhub_feed', name);
        execute format('grant select, insert, update, delete on %I to gridhub_writer', name);
      end $$;

      /* The rows of a table that a viewer sees; replaces what there was. */
      create procedure show_rows(name text, condition text) language plpgsql as $$
      begin
        execute format('drop policy if exists viewer_reads on %I', name);
        execute format('create policy viewer_reads on %I for select to gridhub_viewer using (%s)', name, condition);
      end $$;

      /* Rows of a table by all rights but those of screens, and by those. */
      create procedure show_rows_and_screens(name text, beyond text, screens text) language plpgsql as $$
      begin
        call show_rows(name, format('%s or %s', beyond, screens));
        execute format('create or replace function %1$I(%2$I) returns boolean language sql stable as
          $f$ select coalesce((select %3$s from (select ($1).*) %2$I), false) $f$', name || '_beyond_screens', name, beyond);
      end $$;

      /* Every table with rows of a place or a unit calls this once. */
      create procedure scope_table(name text) language plpgsql as $$
      begin
        call hidden_table(name);
        execute format('grant select on %I to gridhub_viewer', name);
        -- What a viewer sees of it is said by show_rows, which the next line of the migration calls.
        call show_rows(name, 'false');
      end $$;

      /* The steps of a noun with a lifecycle: its history, kept for good. */
      create procedure step_table(noun text) language plpgsql as $$
      begin
        execute format('create table %1$I (
          id text collate "C" primary key,
          %2$I text collate "C" not null references %3$I,
          version integer not null,
          at timestamptz(3) not null,
          command text collate "C" not null,
          actor text not null,
          role text collate "C" not null,
          from_state text collate "C",
          to_state text collate "C" not null,
          reason text,
          unique (%2$I, version))', noun || '_step', noun || '_id', noun);
        call scope_table(noun || '_step');
        execute format('revoke update, delete on %I from gridhub_writer', noun || '_step');
      end $$;

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

      /* What this database is: facts that every process on it shares. */
      create table hub_fact (
        name text collate "C" primary key,
        value jsonb not null
      );
      grant select on hub_fact to gridhub_viewer, gridhub_feed;
      grant select, insert, update, delete on hub_fact to gridhub_writer;
    `);
  }
}
