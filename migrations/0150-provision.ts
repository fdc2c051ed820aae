import { Migration } from '@mikro-orm/migrations';

/** Venues, services near the people, and functions of bureaus in the streets: everybody sees them. */
export class M0150Provision extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table venue (
        id text collate "C" primary key,
        name text not null check (length(name) between 1 and 100),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        /* In square metres. */
        area integer not null check (area between 1 and 1000000),
        upgrade text collate "C" check (upgrade in ('BUILD_NEW', 'RENOVATE', 'SWAP')),
        upgraded_on date,
        area_before integer check (area_before between 1 and 1000000),
        opened_on date not null,
        /* The first day without it. */
        closed_on date,
        photo_url text check (length(photo_url) <= 500),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((upgrade is null) = (upgraded_on is null)),
        check (closed_on >= opened_on)
      );
      create index venue_place on venue (place_id, id);
      call noun_table('venue');
      call show_rows('venue', '(select scope_is_set())');

      create table service_item (
        id text collate "C" primary key,
        scheme text collate "C" not null check (scheme in ('STREET', 'NEARBY')),
        field text collate "C" check (field in
          ('SOCIAL_SECURITY', 'ELDERLY_CARE', 'MEDICAL', 'REAL_ESTATE', 'TAX', 'HOUSING_FUND')),
        name text not null check (length(name) between 1 and 100),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        counter text check (length(counter) between 1 and 200),
        hours text check (length(hours) between 1 and 200),
        materials text check (length(materials) between 1 and 500),
        taken_by text check (length(taken_by) between 1 and 100),
        ended_on date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((scheme = 'NEARBY') = (field is not null))
      );
      create index service_item_place on service_item (place_id, id);
      call noun_table('service_item');
      call show_rows('service_item', '(select scope_is_set())');

      create table delegated_function (
        id text collate "C" primary key,
        bureau text not null check (length(bureau) between 1 and 60),
        name text not null check (length(name) between 1 and 100),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        valid_from date not null,
        ended_on date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (ended_on >= valid_from)
      );
      create index delegated_function_place on delegated_function (place_id, id);
      call noun_table('delegated_function');
      call show_rows('delegated_function', '(select scope_is_set())');
    `);
  }
}
