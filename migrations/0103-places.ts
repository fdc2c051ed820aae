import { Migration } from '@mikro-orm/migrations';

/** The tree of places, and every code that a place has or had. */
export class M0103Places extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create sequence place_key_sequence;
      grant usage on sequence place_key_sequence to gridhub_writer;

      create table place (
        id text collate "C" primary key,
        code text collate "C" not null unique,
        kind text collate "C" not null check (kind in
          ('PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'TOWN', 'COMMUNITY', 'VILLAGE', 'GRID', 'BUILDING')),
        name text not null check (length(name) between 1 and 100),
        parent_id text collate "C" references place,
        path text collate "C" not null unique check (path ~ '^([0-9a-z]+[.])+$'),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((parent_id is null) = (kind = 'PROVINCE'))
      );
      create index place_kind on place (kind, path);
      create index place_parent on place (parent_id, code);
      create index place_pieces on place using gin (search_pieces(fold_text(name)));
      create trigger place_version before update on place for each row execute function bump_version();
      call scope_table('place');
      call journal_table('place');

      /* Codes change when boundaries do; an old one still finds its place. */
      create table place_code (
        code text collate "C" primary key,
        place_id text collate "C" not null references place,
        retired_at timestamptz(3),
        replaced_by text collate "C"
      );
      create index place_code_of_place on place_code (place_id, code);
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

      create trigger place_code_kept after insert or update OF code on place for each row execute function keep_place_code();
    `);
  }
}
