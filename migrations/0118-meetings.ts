import { Migration } from '@mikro-orm/migrations';

/** Seats of units on joint committees, their meetings, what was on the agenda, and what was decided. */
export class M0118Meetings extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table party_organisation
        add column meeting_every_days integer check (meeting_every_days between 1 and 400),
        add column quorum_percent integer check (quorum_percent between 1 and 100),
        add column notice_days integer check (notice_days between 0 and 30);

      create table seat (
        id text collate "C" primary key,
        committee_id text collate "C" not null references party_organisation,
        unit_id text collate "C" not null references partner_unit,
        path text collate "C" not null,
        valid_from date not null,
        /* The last day. */
        valid_until date,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (valid_until is null or valid_until >= valid_from)
      );
      create index seat_committee on seat (committee_id, valid_from desc, id desc);
      call noun_table('seat');
      call show_rows_and_screens('seat', $p$
        (select scope_from()) is not null
        or unit_id = any ((select scope_units())::text[])
      $p$, 'false');

      /* The committees on which the viewer's units sit today; as of a moment, those whose seat had begun by then. */
      create view own_committee as select committee_id from seat
        where unit_id = any (scope_units())
          and valid_from <= scope_today() and (valid_until is null or valid_until >= scope_today())
          and (scope_moment() is null
            or greatest(created_at, valid_from::timestamp at time zone 'Asia/Shanghai') <= scope_moment());
      grant select on own_committee to gridhub_viewer;

      create or replace function scope_began() returns timestamptz
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select greatest(
          (select max(agreement_began(a)) from agreement a
           where unit_id = any (scope_units()) and state = 'ACTIVE'
             and valid_from <= scope_today() and valid_until >= scope_today()),
          (select max(c.created_at) from unnest(scope_units()) u (id) cross join lateral
             (select created_at from claim where unit_id = u.id order by created_at desc limit 1) c),
          (select max(greatest(s.created_at, s.valid_from::timestamp at time zone 'Asia/Shanghai')) from seat s
           where s.unit_id = any (scope_units()) and s.valid_from <= scope_today()
             and (s.valid_until is null or s.valid_until >= scope_today())))
      $$;

      create table meeting (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        committee_id text collate "C" not null references party_organisation,
        path text collate "C" not null,
        title text not null check (length(title) between 1 and 100),
        state text collate "C" not null check (state in
          ('PLANNED', 'NOTIFIED', 'POSTPONED', 'HELD', 'MINUTES_CONFIRMED', 'CLOSED', 'CANCELLED')),
        scheduled_at timestamptz(3) not null,
        venue text not null check (length(venue) between 1 and 100),
        notified_at timestamptz(3),
        held_at timestamptz(3),
        /* Seats that there were when it was held, and those of them that were taken. */
        seats integer,
        present integer,
        minutes text check (length(minutes) between 1 and 8000),
        closed_at timestamptz(3),
        reason text,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index meeting_committee on meeting (committee_id, scheduled_at desc, id desc);
      call noun_table('meeting');
      call show_rows_and_screens('meeting', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or case when (select scope_units()) is null then false
           else (select true from own_committee o where o.committee_id = meeting.committee_id limit 1) end
      $p$, 'false');
      create function meeting_own(r meeting) returns boolean language sql stable as $f$
        select coalesce((select (path >= (select scope_from()) and path < (select scope_to()))
          or path ^@ any ((select scope_staff())::text[]) from (select (r).*) meeting), false) $f$;

      create table attendance (
        id text collate "C" primary key,
        meeting_id text collate "C" not null references meeting,
        seat_id text collate "C" not null references seat,
        unit_id text collate "C" not null references partner_unit,
        person_id text collate "C" references person,
        path text collate "C" not null,
        /* Null until it was held. */
        is_present boolean,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        unique (meeting_id, seat_id)
      );
      call noun_table('attendance');
      call show_rows('attendance', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
      $p$);

      create table agenda_item (
        id text collate "C" primary key,
        meeting_id text collate "C" not null references meeting,
        /* Who proposed it; null: the place. */
        unit_id text collate "C" references partner_unit,
        path text collate "C" not null,
        title text not null check (length(title) between 1 and 100),
        description text not null check (length(description) <= 2000),
        is_withdrawn boolean default false not null,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index agenda_item_meeting on agenda_item (meeting_id, id);
      call noun_table('agenda_item');
      call show_rows_and_screens('agenda_item', '(select true from meeting m where m.id = meeting_id)', 'false');

      create table decision (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        meeting_id text collate "C" not null references meeting,
        agenda_item_id text collate "C" references agenda_item,
        path text collate "C" not null,
        text text not null check (length(text) between 1 and 500),
        party_organisation_id text collate "C" references party_organisation,
        civic_body_id text collate "C" references civic_body,
        body_id text collate "C" generated always as (coalesce(party_organisation_id, civic_body_id)) stored,
        unit_id text collate "C" references partner_unit,
        person_id text collate "C" references person,
        due_on date not null,
        state text collate "C" not null check (state in ('OPEN', 'DONE', 'MOVED', 'DROPPED')),
        reported_done_at timestamptz(3),
        moved_to_id text collate "C" references meeting,
        reason text,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (num_nonnulls(party_organisation_id, civic_body_id, unit_id, person_id) = 1),
        check ((moved_to_id is not null) = (state = 'MOVED'))
      );
      create index decision_meeting on decision (meeting_id, id);
      create index decision_open on decision (due_on) where state = 'OPEN';
      call noun_table('decision');
      call show_rows_and_screens('decision', '(select true from meeting m where m.id = meeting_id)', 'false');

      /* What an item or a decision is about. */
      create table matter (
        id text collate "C" primary key,
        meeting_id text collate "C" not null references meeting,
        agenda_item_id text collate "C" references agenda_item,
        decision_id text collate "C" references decision,
        need_id text collate "C" references need,
        resource_id text collate "C" references resource,
        agreement_id text collate "C" references agreement,
        path text collate "C" not null,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check (num_nonnulls(agenda_item_id, decision_id) = 1)
      );
      create index matter_agenda_item on matter (agenda_item_id, id) where agenda_item_id is not null;
      create index matter_decision on matter (decision_id, id) where decision_id is not null;
      create index matter_need on matter (need_id, id) where need_id is not null;
      create index matter_resource on matter (resource_id, id) where resource_id is not null;
      create index matter_agreement on matter (agreement_id, id) where agreement_id is not null;
      call noun_table('matter');
      call show_rows('matter', '(select true from meeting m where m.id = meeting_id)');
    `);
  }
}
