import { Migration } from '@mikro-orm/migrations';

/** Places, their codes past and present, and what every later table uses: versions and scopes. */
export class M0001Places extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      grant usage on schema gridhub to gridhub_viewer, gridhub_writer, gridhub_feed;

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

      /* One row shape, one counter: whoever writes, the version moves. */
      create function bump_version() returns trigger language plpgsql as $$
      begin
        new.version := old.version + 1;
        new.updated_at := now();
        return new;
      end $$;

      /* Rows are hidden until a scope shows them. Readers set it for one transaction; without it: nothing. */
      create function scope_is_everything() returns boolean
        language sql stable parallel safe
        return coalesce(current_setting('gridhub.scope', true), '') = 'everything';

      /* Every table with rows of a place or a unit calls this once. */
      create procedure scope_table(name text) language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy viewer_reads on %I for select to gridhub_viewer
                        using ((select scope_is_everything()))', name);
        execute format('create policy writer_all on %I to gridhub_writer using (true) with check (true)', name);
        execute format('create policy feed_reads on %I for select to gridhub_feed using (true)', name);
        execute format('create policy owner_all on %I to gridhub_owner using (true) with check (true)', name);
        execute format('grant select on %I to gridhub_viewer, gridhub_feed', name);
        execute format('grant select, insert, update, delete on %I to gridhub_writer', name);
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
      end $$;

      create sequence place_key_sequence;
      grant usage on sequence place_key_sequence to gridhub_writer;

      create table place (
        id text collate "C" primary key,
        code text collate "C" not null unique,
        kind text collate "C" not null check (kind in
          ('PROVINCE','CITY','DISTRICT','STREET','TOWN','COMMUNITY','VILLAGE','GRID','BUILDING')),
        name text not null check (length(name) between 1 and 100),
        parent_id text collate "C" references place,
        path text collate "C" not null unique check (path ~ '^([0-9a-z]+[.])+$'),
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check ((parent_id is null) = (kind = 'PROVINCE'))
      );
      create index place_parent on place (parent_id, code);
      create trigger place_version before update on place for each row execute function bump_version();
      call scope_table('place');

      /* Codes change when boundaries do; an old one still finds its place. */
      create table place_code (
        code text collate "C" primary key,
        place_id text collate "C" not null references place,
        retired_at timestamptz(3),
        replaced_by text collate "C"
      );
      create index place_code_place on place_code (place_id);
      call scope_table('place_code');

      create function keep_place_code() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.code <> new.code then
          update place_code set retired_at = now(), replaced_by = new.code where code = old.code;
        end if;
        if tg_op = 'INSERT' or old.code <> new.code then
          insert into place_code (code, place_id) values (new.code, new.id);
        end if;
        return null;
      end $$;
      create trigger place_code_kept after insert or update of code on place
        for each row execute function keep_place_code();

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
