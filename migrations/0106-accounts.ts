import { Migration } from '@mikro-orm/migrations';

/** Who asks: accounts, their grants and tokens, what was revealed to them, and the keys of commands that were given. */
export class M0106Accounts extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table account (
        id text collate "C" primary key,
        name text not null check (length(name) between 1 and 80),
        /* At the identity provider: issuer and subject, a blank between. */
        subject text collate "C" unique,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create trigger account_version before update on account for each row execute function bump_version();
      call hidden_table('account');

      create table access_grant (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        role text collate "C" not null check (role in
          ('DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY', 'COMMUNITY_STAFF', 'GRID_WORKER',
           'UNIT_LIAISON', 'SCREEN', 'AUDITOR', 'INTEGRATION')),
        place_id text collate "C" references place,
        path text collate "C",
        unit_id text collate "C" references partner_unit,
        valid_from timestamptz(3) not null,
        valid_until timestamptz(3),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((role = 'UNIT_LIAISON') = (unit_id is not null)),
        check ((unit_id is null) = (place_id is not null)),
        check ((place_id is null) = (path is null)),
        check ((valid_until is null) or valid_until >= valid_from)
      );
      create index access_grant_of_account on access_grant (account_id, id);
      create index access_grant_path on access_grant (path) where (path is not null);
      create trigger access_grant_version before update on access_grant for each row execute function bump_version();
      call hidden_table('access_grant');

      create table token (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        label text not null check (length(label) between 1 and 80),
        /* SHA-256 in hexadecimal: the token itself is told once and kept nowhere. */
        hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        made_by text[] default '{}'::text[] collate "C" not null
      );
      create index token_of_account on token (account_id, id);
      create trigger token_version before update on token for each row execute function bump_version();
      call hidden_table('token');

      create table reveal (
        id text collate "C" primary key,
        account_id text collate "C" not null references account,
        object_id text collate "C" not null,
        field text collate "C" not null check (field in
          ('SECRETARY_NAME', 'HOLDER_NAME', 'ACTOR', 'LIAISON')),
        reason text not null check (length(reason) between 1 and 500),
        until timestamptz(3) not null,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index reveal_account on reveal (account_id, until);
      create trigger reveal_version before update on reveal for each row execute function bump_version();
      call hidden_table('reveal');

      create table command_key (
        account_id text collate "C" not null references account,
        key text collate "C" not null check (length(key) between 1 and 100),
        /* Of the command and its input. */
        digest text collate "C" not null,
        object_id text collate "C",
        at timestamptz(3) not null,
        constraint command_key_pkey primary key (account_id, key)
      );
      create index command_key_at on command_key (account_id, at);
      call hidden_table('command_key');
    `);
  }
}
