import { Migration } from '@mikro-orm/migrations';

/**
 * Accounts, grants and tokens show themselves to the admins in whose places they act. A reveal shows one masked
 * field of one object to one account for three hours. Partner units get a liaison who can be called.
 */
export class M0012AccountsAndReveals extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create function scope_admin() returns text[] language sql stable parallel safe
        return string_to_array(scope_text('gridhub.admin'), ',');

      grant select on account, access_grant to gridhub_viewer;
      /* All but the hash. */
      grant select (id, account_id, label, expires_at, last_used_at, revoked_at, is_demo, version, created_at, updated_at)
        on token to gridhub_viewer;
      call show_rows('access_grant', $p$
        path ^@ any ((select scope_admin())::text[])
        or (select u.path from partner_unit u where u.id = unit_id) ^@ any ((select scope_admin())::text[])
      $p$);
      call show_rows('account', 'id in (select g.account_id from access_grant g)');
      call show_rows('token', 'account_id in (select g.account_id from access_grant g)');

      create table reveal (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        object_id text collate "C" not null,
        field text collate "C" not null check (field in ('SECRETARY_NAME','HOLDER_NAME','ACTOR','LIAISON')),
        reason text not null check (length(reason) between 1 and 500),
        until timestamptz(3) not null,
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      );
      create index reveal_account on reveal (account_id, until);
      create trigger reveal_version before update on reveal
        for each row execute function bump_version();
      call hidden_table('reveal');

      alter table partner_unit
        add column liaison_name text check (length(liaison_name) between 1 and 80),
        add column office_phone text check (length(office_phone) between 5 and 20);
    `);
  }
}
