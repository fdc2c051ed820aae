import { Migration } from '@mikro-orm/migrations';

/** People and the posts they hold, bodies beside the Party's, terms and brands. */
export class M0115People extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table party_organisation
        add column brand_name text check (length(brand_name) between 1 and 60),
        add column brand_theme text check (length(brand_theme) between 1 and 200);

      create table civic_body (
        id text collate "C" primary key,
        kind text collate "C" not null check (kind in
          ('RESIDENTS_COMMITTEE', 'VILLAGERS_COMMITTEE', 'OWNERS_COMMITTEE')),
        name text not null check (length(name) between 1 and 100),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        dissolved_on date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index civic_body_place on civic_body (place_id, id);
      call noun_table('civic_body');
      call show_rows('civic_body', '(select scope_is_set())');

      create table term (
        id text collate "C" primary key,
        party_organisation_id text collate "C" references party_organisation,
        civic_body_id text collate "C" references civic_body,
        body_id text collate "C" not null generated always as (coalesce(party_organisation_id, civic_body_id)) stored,
        path text collate "C" not null,
        number integer not null check (number between 1 and 999),
        valid_from date not null,
        valid_until date not null,
        planned_election date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (num_nonnulls(party_organisation_id, civic_body_id) = 1),
        check (valid_until >= valid_from),
        unique (body_id, number)
      );
      create index term_of_body on term (body_id, valid_from desc, id desc);
      call noun_table('term');
      call show_rows('term', '(select scope_is_set())');

      create table person (
        id text collate "C" primary key,
        /* Null once it was erased. */
        name text check (length(name) between 1 and 40),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        unit_id text collate "C" references partner_unit,
        merged_into_id text collate "C" references person,
        erased_at timestamptz(3),
        /* Whether it holds a post or held one: a trigger keeps it. */
        is_appointed boolean default false not null,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((name is null) = (erased_at is not null))
      );
      create index person_merged_into on person (merged_into_id) where merged_into_id is not null;
      call noun_table('person', 'name');

      create table appointment (
        id text collate "C" primary key,
        person_id text collate "C" not null references person,
        post text collate "C" not null check (post in
          ('SECRETARY', 'DEPUTY_SECRETARY', 'GROUP_LEADER', 'DIRECTOR', 'DEPUTY_DIRECTOR', 'MEMBER', 'CONCURRENT_MEMBER',
           'GRID_WORKER', 'POST_HOLDER')),
        party_organisation_id text collate "C" references party_organisation,
        civic_body_id text collate "C" references civic_body,
        body_id text collate "C" generated always as (coalesce(party_organisation_id, civic_body_id)) stored,
        building_post_id text collate "C" references building_post,
        grid_id text collate "C" references place,
        term_id text collate "C" references term,
        /* For which it sits: what it was a person of when it was appointed. */
        unit_id text collate "C" references partner_unit,
        path text collate "C" not null,
        valid_from date not null,
        /* The last day. */
        valid_until date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (num_nonnulls(party_organisation_id, civic_body_id, building_post_id, grid_id) = 1),
        check (valid_until is null or valid_until >= valid_from)
      );
      create index appointment_person on appointment (person_id, valid_from desc, id desc);
      create index appointment_body on appointment (body_id, valid_from desc, id desc);
      create index appointment_building_post on appointment (building_post_id, valid_from desc) where building_post_id is not null;
      create index appointment_grid on appointment (grid_id) where grid_id is not null;
      call noun_table('appointment');

      create function appointed() returns trigger language plpgsql as $$
      declare
        of text := coalesce(new.person_id, old.person_id);
      begin
        update person p set is_appointed = not p.is_appointed
          where p.id = of and p.is_appointed <> exists (select from appointment a where a.person_id = of);
        if tg_op = 'UPDATE' and old.person_id <> new.person_id then
          update person p set is_appointed = false
            where p.id = old.person_id and p.is_appointed
              and not exists (select from appointment a where a.person_id = old.person_id);
        end if;
        return null;
      end $$;
      create trigger appointment_appointed after insert or delete or update of person_id on appointment
        for each row execute function appointed();

      /*
       * Who holds a post is seen by everybody but screens who is known for anything, whose names are plain is the resolvers'
       * business; of another unit nobody but staff learns more than name and sector, so its people are seen by it alone.
       */
      call show_rows_and_screens('person', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (is_appointed and (select scope_from()) is not null)
        or (is_appointed and unit_id is null and (select scope_units()) is not null)
      $p$, 'false');
      call show_rows_and_screens('appointment', $p$
        (select scope_from()) is not null
        or unit_id = any ((select scope_units())::text[])
        or (unit_id is null and (select scope_units()) is not null)
      $p$, 'false');

      alter table account add column person_id text collate "C" references person;
      create index account_person on account (person_id) where person_id is not null;
    `);
  }
}
