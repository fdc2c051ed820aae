import { Migration } from '@mikro-orm/migrations';

/** Needs, resources and the claims that join them, with the steps that are their histories. */
export class M0004Lists extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create sequence resource_number_sequence;
      create sequence need_number_sequence;
      create sequence claim_number_sequence;
      grant usage on sequence resource_number_sequence, need_number_sequence, claim_number_sequence
        to gridhub_writer;

      create table resource (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        unit_id text collate "C" not null references partner_unit,
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        kind text collate "C" not null check (kind in
          ('VENUE_TIME','PEOPLE','SKILL','EQUIPMENT','SUPPLIES','MONEY','SERVICE','INFORMATION')),
        title text not null check (length(title) between 1 and 80),
        description text not null check (length(description) <= 2000),
        categories text[] collate "C" not null,
        quantity integer check (quantity > 0),
        unit_of_measure text not null check (length(unit_of_measure) between 1 and 10),
        is_inexhaustible boolean not null,
        reserved integer not null default 0 check (reserved >= 0),
        open_to text collate "C" not null check (open_to in ('STAFF','PARTNERS')),
        available_from date not null,
        available_until date not null check (available_until >= available_from),
        state text collate "C" not null check (state in
          ('OFFERED','LISTED','EXHAUSTED','PAUSED','EXPIRED','WITHDRAWN')),
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check (is_inexhaustible = (quantity is null)),
        /* The last line of defence: commands refuse earlier and with better words. */
        constraint resource_not_overdrawn check (is_inexhaustible or reserved <= quantity)
      );
      create index resource_unit on resource (unit_id, created_at desc, id desc);
      create index resource_created on resource (created_at desc, id desc);
      create index resource_path on resource (path);
      create trigger resource_version before update on resource
        for each row execute function bump_version();
      call scope_table('resource');

      create table need (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        title text not null check (length(title) between 1 and 80),
        description text not null check (length(description) <= 2000),
        category text collate "C" not null,
        scale text collate "C" not null check (scale in ('MICRO','ORDINARY')),
        urgency text collate "C" not null check (urgency in ('URGENT','UTILITY','ORDINARY','COMPLEX')),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        unit_id text collate "C" references partner_unit,
        visibility text collate "C" not null check (visibility in ('PARTNERS','INTERNAL')),
        quantity integer not null check (quantity > 0),
        unit_of_measure text not null check (length(unit_of_measure) between 1 and 10),
        committed integer not null default 0 check (committed >= 0),
        delivered integer not null default 0 check (delivered >= 0),
        resolved integer not null default 0 check (resolved >= 0),
        deadline timestamptz(3) not null,
        state text collate "C" not null check (state in
          ('REPORTED','LISTED','CLAIMED','IN_PROGRESS','DELIVERED','CLOSED','RETURNED','REJECTED',
           'MERGED','SHELVED','WITHDRAWN')),
        merged_into_id text collate "C" references need,
        review_on date,
        rating smallint check (rating between 1 and 5),
        closure text collate "C" check (closure in ('CONFIRMED','RESOLVED','TIMED_OUT')),
        listed_at timestamptz(3),
        claimed_at timestamptz(3),
        delivered_at timestamptz(3),
        closed_at timestamptz(3),
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check ((state = 'MERGED') = (merged_into_id is not null)),
        check ((state = 'SHELVED') = (review_on is not null)),
        check ((state = 'CLOSED') = (closure is not null)),
        constraint need_not_overcommitted check (committed <= quantity and delivered <= committed)
      );
      create index need_created on need (created_at desc, id desc);
      create index need_updated on need (updated_at desc, id desc);
      create index need_deadline on need (deadline, id);
      create index need_state_created on need (state, created_at desc, id desc);
      create index need_path on need (path, created_at desc, id desc);
      create index need_unit on need (unit_id, created_at desc, id desc) where unit_id is not null;
      create trigger need_version before update on need for each row execute function bump_version();
      call scope_table('need');

      call step_table('need');

      create table claim (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        need_id text collate "C" not null references need,
        unit_id text collate "C" not null references partner_unit,
        resource_id text collate "C" references resource,
        path text collate "C" not null,
        quantity integer not null check (quantity > 0),
        refused_quantity integer not null default 0 check (refused_quantity between 0 and quantity),
        origin text collate "C" not null check (origin in ('UNIT_BID','STREET_ASSIGNED','SUGGESTED')),
        state text collate "C" not null check (state in
          ('PROPOSED','ACCEPTED','DELIVERING','DELIVERED','CONFIRMED','DECLINED','WITHDRAWN','NO_SHOW')),
        accepted_by_place_at timestamptz(3),
        accepted_by_unit_at timestamptz(3),
        override_reason text,
        reason text,
        is_demo boolean not null default false,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        check (state in ('PROPOSED','DECLINED','WITHDRAWN')
               or (accepted_by_place_at is not null and accepted_by_unit_at is not null))
      );
      create index claim_need on claim (need_id, created_at, id);
      create index claim_unit on claim (unit_id, created_at desc, id desc);
      create index claim_resource on claim (resource_id, created_at, id) where resource_id is not null;
      create index claim_created on claim (created_at desc, id desc);
      create index claim_path on claim (path);
      create trigger claim_version before update on claim for each row execute function bump_version();
      call scope_table('claim');

      call step_table('claim');

      call step_table('resource');
    `);
  }
}
