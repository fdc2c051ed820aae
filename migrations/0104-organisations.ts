import { Migration } from '@mikro-orm/migrations';

/** The Party's organisations on the places, and the posts in buildings. */
export class M0104Organisations extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table party_organisation (
        id text collate "C" primary key,
        code text collate "C" not null unique,
        kind text collate "C" not null check (kind in
          ('DISTRICT_COMMITTEE', 'STREET_WORKING_COMMITTEE', 'TOWN_COMMITTEE', 'GENERAL_BRANCH',
           'BRANCH', 'GRID_GROUP', 'JOINT_WORKING_COMMITTEE', 'JOINT_COMMITTEE')),
        name text not null check (length(name) between 1 and 100),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        parent_id text collate "C" references party_organisation,
        secretary_name text,
        member_count integer default 0 not null check (member_count >= 0),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index party_organisation_parent on party_organisation (parent_id, code);
      create index party_organisation_path on party_organisation (path);
      create index party_organisation_place on party_organisation (place_id, code);
      create trigger party_organisation_version before update on party_organisation for each row execute function bump_version();
      call scope_table('party_organisation');
      call journal_table('party_organisation', 'secretary_name');

      create table building_post (
        id text collate "C" primary key,
        title text not null check (length(title) between 1 and 60),
        duties text not null check (length(duties) between 1 and 500),
        holder_name text not null,
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        party_organisation_id text collate "C" references party_organisation,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index building_post_path on building_post (path);
      create index building_post_place on building_post (place_id, id);
      create trigger building_post_version before update on building_post for each row execute function bump_version();
      call scope_table('building_post');
      call journal_table('building_post', 'holder_name');
    `);
  }
}
