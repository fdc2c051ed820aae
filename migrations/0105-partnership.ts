import { Migration } from '@mikro-orm/migrations';

/** Partner units, and their agreements with places. */
export class M0105Partnership extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table partner_unit (
        id text collate "C" primary key,
        code text collate "C" not null unique,
        name text not null check (length(name) between 1 and 100),
        sector text collate "C" not null check (sector in
          ('NON_PUBLIC_ECONOMIC', 'SOCIAL', 'ORGAN', 'PUBLIC_INSTITUTION', 'STATE_OWNED')),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        liaison_name text check (length(liaison_name) between 1 and 80),
        office_phone text check (length(office_phone) between 5 and 20)
      );
      create index partner_unit_name on partner_unit (name, id);
      create index partner_unit_path on partner_unit (path);
      create index partner_unit_sector on partner_unit (sector, name, id);
      create trigger partner_unit_version before update on partner_unit for each row execute function bump_version();
      call scope_table('partner_unit');
      call journal_table('partner_unit');

      create sequence agreement_number_sequence;
      grant usage on sequence agreement_number_sequence to gridhub_writer;

      create table agreement (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        unit_id text collate "C" not null references partner_unit,
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        title text not null check (length(title) between 1 and 100),
        state text collate "C" not null check (state in
          ('DRAFT', 'UNDER_REVIEW', 'ACTIVE', 'EXPIRED', 'REJECTED', 'TERMINATED', 'SUPERSEDED')),
        proposed_by text collate "C" not null check (proposed_by in ('PLACE', 'UNIT')),
        valid_from date not null,
        valid_until date not null,
        reason text,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (valid_until >= valid_from)
      );
      create index agreement_place_begin on agreement (path, valid_from, id);
      create index agreement_unit on agreement (unit_id, path);
      create index agreement_unit_begin on agreement (unit_id, valid_from, id);
      create trigger agreement_version before update on agreement for each row execute function bump_version();
      call scope_table('agreement');
      call step_table('agreement');
      call journal_table('agreement');
    `);
  }
}
