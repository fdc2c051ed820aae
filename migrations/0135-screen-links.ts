import { Migration } from '@mikro-orm/migrations';

/** Links that bring a wall its token, once; and tokens that count on one of the office's own pages alone. */
export class M0135ScreenLinks extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table token add column is_for_page boolean default false not null;

      create table screen_link (
        id text collate "C" primary key,
        label text not null check (length(label) between 1 and 80),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        /* Whose name is the label: it has the grant and the token, and nothing else. */
        account_id text collate "C" not null references account,
        grant_id text collate "C" not null references access_grant,
        token_id text collate "C" not null unique references token,
        /* A file of the office's own pages; null: the hub's screen. */
        page text check (length(page) between 1 and 200),
        /* SHA-256 of the secret in the link, which is told once and kept nowhere. */
        hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
        /* When it was opened, which it can be once: by then the token has a secret. */
        exchanged_at timestamptz(3),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index screen_link_path on screen_link (path);
      create trigger screen_link_version before update on screen_link for each row execute function bump_version();
      call hidden_table('screen_link');
      call show_rows('screen_link', 'path ^@ any ((select scope_admin())::text[])');
      /* All but the hash. */
      grant select (id, label, place_id, path, account_id, grant_id, token_id, page, exchanged_at, is_demo, version,
                    created_at, updated_at)
        on screen_link to gridhub_viewer;
    `);
  }
}
