import { Migration } from '@mikro-orm/migrations';

/** The lists: resources, needs, and the claims that join them. */
export class M0108Lists extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create sequence resource_number_sequence;
      grant usage on sequence resource_number_sequence to gridhub_writer;
      create sequence need_number_sequence;
      grant usage on sequence need_number_sequence to gridhub_writer;
      create sequence claim_number_sequence;
      grant usage on sequence claim_number_sequence to gridhub_writer;

      create table resource (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        unit_id text collate "C" not null references partner_unit,
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        kind text collate "C" not null check (kind in
          ('VENUE_TIME', 'PEOPLE', 'SKILL', 'EQUIPMENT', 'SUPPLIES', 'MONEY', 'SERVICE', 'INFORMATION')),
        title text not null check (length(title) between 1 and 80),
        description text not null check (length(description) <= 2000),
        categories text[] collate "C" not null,
        quantity integer check (quantity > 0),
        unit_of_measure text not null check (length(unit_of_measure) between 1 and 10),
        is_inexhaustible boolean not null,
        reserved integer default 0 not null check (reserved >= 0),
        open_to text collate "C" not null check (open_to in ('STAFF', 'PARTNERS')),
        available_from date not null,
        available_until date not null,
        state text collate "C" not null check (state in
          ('OFFERED', 'LISTED', 'EXHAUSTED', 'PAUSED', 'EXPIRED', 'WITHDRAWN')),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        pending_title text check (length(pending_title) between 1 and 80),
        pending_description text check (length(pending_description) <= 2000),
        check (available_until >= available_from),
        check (is_inexhaustible = (quantity is null)),
        constraint resource_not_overdrawn check (is_inexhaustible or reserved <= quantity)
      );
      create index resource_created on resource (created_at desc, id desc);
      create index resource_path on resource (path);
      create index resource_unit on resource (unit_id, created_at desc, id desc);
      create trigger resource_version before update on resource for each row execute function bump_version();
      call scope_table('resource');
      call step_table('resource');
      call journal_table('resource');

      create table need (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        title text not null check (length(title) between 1 and 80),
        description text not null check (length(description) <= 2000),
        category text collate "C" not null,
        scale text collate "C" not null check (scale in ('MICRO', 'ORDINARY')),
        urgency text collate "C" not null check (urgency in ('URGENT', 'UTILITY', 'ORDINARY', 'COMPLEX')),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        unit_id text collate "C" references partner_unit,
        visibility text collate "C" not null check (visibility in ('PARTNERS', 'INTERNAL')),
        quantity integer not null check (quantity > 0),
        unit_of_measure text not null check (length(unit_of_measure) between 1 and 10),
        committed integer default 0 not null check (committed >= 0),
        delivered integer default 0 not null check (delivered >= 0),
        resolved integer default 0 not null check (resolved >= 0),
        deadline timestamptz(3) not null,
        state text collate "C" not null check (state in
          ('REPORTED', 'LISTED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED', 'CLOSED', 'RETURNED',
           'REJECTED', 'MERGED', 'SHELVED', 'WITHDRAWN')),
        merged_into_id text collate "C" references need,
        review_on date,
        rating smallint check (rating between 1 and 5),
        closure text collate "C" check (closure in ('CONFIRMED', 'RESOLVED', 'TIMED_OUT')),
        listed_at timestamptz(3),
        claimed_at timestamptz(3),
        delivered_at timestamptz(3),
        closed_at timestamptz(3),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        words text generated always as (fold_text(((((title || ' '::text) || description) || ' '::text) || (number collate "default")))) stored,
        is_public boolean default false not null,
        district_path text generated always as (path_head(path, 3)) stored collate "C",
        street_path text generated always as (path_head(path, 4)) stored collate "C",
        community_path text generated always as (path_head(path, 5)) stored collate "C",
        grid_path text generated always as (path_head(path, 6)) stored collate "C",
        check ((state = 'MERGED') = (merged_into_id is not null)),
        check ((state = 'SHELVED') = (review_on is not null)),
        check ((state = 'CLOSED') = (closure is not null)),
        constraint need_not_overcommitted check (committed <= quantity and delivered <= committed)
      );
      create index need_community on need (community_path, created_at desc, id desc);
      create index need_created on need (created_at desc, id desc);
      create index need_deadline on need (deadline, id);
      create index need_district on need (district_path, created_at desc, id desc);
      create index need_grid on need (grid_path, created_at desc, id desc);
      create index need_path on need (path, created_at desc, id desc);
      create index need_pieces on need using gin (search_pieces(words));
      create index need_quantity on need (quantity, id);
      create index need_rating on need (rating, created_at desc, id desc) where (rating is not null);
      create index need_screen_words on need using gin (search_pieces(
      case
          when is_public then fold_text(((title || ' '::text) || number))
          else fold_text(number)
      end)) where ((visibility = 'PARTNERS'::text) and (listed_at is not null));
      create index need_state_created on need (state, created_at desc, id desc);
      create index need_street on need (street_path, created_at desc, id desc);
      create index need_unit on need (unit_id, created_at desc, id desc) where (unit_id is not null);
      create index need_updated on need (updated_at desc, id desc);
      create trigger need_version before update on need for each row execute function bump_version();
      call scope_table('need');
      call step_table('need');
      call journal_table('need', 'words', 'district_path', 'street_path', 'community_path', 'grid_path');

      create table claim (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        need_id text collate "C" not null references need,
        unit_id text collate "C" not null references partner_unit,
        resource_id text collate "C" references resource,
        path text collate "C" not null,
        quantity integer not null check (quantity > 0),
        refused_quantity integer default 0 not null,
        origin text collate "C" not null check (origin in ('UNIT_BID', 'STREET_ASSIGNED', 'SUGGESTED')),
        state text collate "C" not null check (state in
          ('PROPOSED', 'ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN',
           'NO_SHOW')),
        accepted_by_place_at timestamptz(3),
        accepted_by_unit_at timestamptz(3),
        override_reason text,
        reason text,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        district_path text generated always as (path_head(path, 3)) stored collate "C",
        street_path text generated always as (path_head(path, 4)) stored collate "C",
        community_path text generated always as (path_head(path, 5)) stored collate "C",
        grid_path text generated always as (path_head(path, 6)) stored collate "C",
        check (refused_quantity >= 0 and refused_quantity <= quantity),
        check ((state in ('PROPOSED', 'DECLINED', 'WITHDRAWN')) or ((accepted_by_place_at is not null) and (accepted_by_unit_at is not null)))
      );
      create index claim_community on claim (community_path, created_at desc, id desc);
      create index claim_created on claim (created_at desc, id desc);
      create index claim_district on claim (district_path, created_at desc, id desc);
      create index claim_grid on claim (grid_path, created_at desc, id desc);
      create index claim_need on claim (need_id, created_at, id);
      /* The last line of defence: claimNeed and amendClaim refuse earlier, under the lock of the need. */
      create unique index claim_one_bid on claim (need_id, unit_id, resource_id) nulls not distinct where ((state = 'PROPOSED'::text) and (origin = 'UNIT_BID'::text));
      create index claim_path on claim (path);
      create index claim_resource on claim (resource_id, created_at, id) where (resource_id is not null);
      create index claim_state_created on claim (state, created_at desc, id desc);
      create index claim_street on claim (street_path, created_at desc, id desc);
      create index claim_unit on claim (unit_id, created_at desc, id desc);
      create index claim_unit_need on claim (unit_id, need_id);
      create trigger claim_version before update on claim for each row execute function bump_version();
      call scope_table('claim');
      call step_table('claim');
      call journal_table('claim', 'district_path', 'street_path', 'community_path', 'grid_path');
    `);
  }
}
