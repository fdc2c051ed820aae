import { Migration } from '@mikro-orm/migrations';

/** Figures as they were reported, and what the records say of the same. */
export class M0151Figures extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table figure_report (
        id text collate "C" primary key,
        metric text collate "C" not null check (length(metric) between 1 and 60),
        place_id text collate "C" not null references place,
        figure text collate "C" not null generated always as (place_id || ' ' || metric) stored,
        path text collate "C" not null,
        value integer not null check (value >= 0),
        qualifier text collate "C" not null check (qualifier in ('EQ', 'GT', 'GTE')),
        reported_on date not null,
        source text not null check (length(source) between 1 and 100),
        phrase text check (length(phrase) between 1 and 300),
        state text collate "C" not null check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN')),
        reason text,
        entered_by_id text collate "C" references account,
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null
      );
      create index figure_report_figure on figure_report (figure, reported_on desc, id desc);
      create index figure_report_place on figure_report (place_id, metric, reported_on desc, id desc) where state = 'CONFIRMED';
      call noun_table('figure_report');
      call show_rows('figure_report', $p$
        (state = 'CONFIRMED' and (select scope_is_set()))
        or (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
      $p$);

      /*
       * Aggregates over all rows below a place, the same for every viewer: that is what figures are. Counts of persons are those
       * that the district itself publishes.
       */
      create function figure_values(of text, today date) returns table (metric text, value integer)
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select 'WORK_SYSTEM_LEVELS', count(distinct case
            when o.kind = 'DISTRICT_COMMITTEE' then 1
            when o.kind in ('STREET_WORKING_COMMITTEE', 'TOWN_COMMITTEE') then 2
            when o.kind in ('GENERAL_BRANCH', 'BRANCH') then 3 end)::integer
          from party_organisation o where o.path ^@ of
        union all select 'COMMUNITIES', count(*)::integer from place where path ^@ of and kind = 'COMMUNITY'
        union all select 'VILLAGES', count(*)::integer from place where path ^@ of and kind = 'VILLAGE'
        union all select 'VENUE_AVERAGE_AREA', floor(avg(v.area))::integer
          from venue v join place p on p.id = v.place_id
          where v.path ^@ of and p.kind in ('COMMUNITY', 'VILLAGE')
            and v.opened_on <= today and (v.closed_on is null or v.closed_on > today)
        union all select 'COMMUNITIES_VENUE_OVER_1000', count(distinct p.id)::integer
          from venue v join place p on p.id = v.place_id
          where v.path ^@ of and p.kind = 'COMMUNITY' and v.area > 1000
            and v.opened_on <= today and (v.closed_on is null or v.closed_on > today)
        union all select 'PLATFORM_LEVELS', count(distinct case
            when p.kind = 'DISTRICT' then 1 when p.kind in ('STREET', 'TOWN') then 2
            when p.kind in ('COMMUNITY', 'VILLAGE') then 3 end)::integer
          from access_grant g join place p on p.id = g.place_id
          where g.path ^@ of and g.role in ('DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY', 'COMMUNITY_STAFF')
            and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
        union all select 'COMMUNITY_PARTY_BRANCHES', count(*)::integer
          from party_organisation o join place p on p.id = o.place_id
          where o.path ^@ of and o.kind in ('GENERAL_BRANCH', 'BRANCH') and p.kind = 'COMMUNITY'
        union all select 'GRID_PARTY_GROUPS', count(*)::integer
          from party_organisation o join place p on p.id = o.place_id
          where o.path ^@ of and o.kind = 'GRID_GROUP' and p.kind = 'GRID'
        union all select 'SERVICES_TAKEN_BY_STREETS', count(*)::integer from service_item
          where path ^@ of and scheme = 'STREET' and (ended_on is null or ended_on > today)
        union all select 'SERVICES_NEARBY', count(*)::integer from service_item
          where path ^@ of and scheme = 'NEARBY' and (ended_on is null or ended_on > today)
        union all select 'NEARBY_SERVICE_FIELDS', count(distinct field)::integer from service_item
          where path ^@ of and scheme = 'NEARBY' and (ended_on is null or ended_on > today)
        union all select 'DELEGATING_BUREAUS', count(distinct bureau)::integer from delegated_function
          where path ^@ of and valid_from <= today and (ended_on is null or ended_on > today)
        union all select 'GRID_WORKERS', count(*)::integer from appointment
          where path ^@ of and post = 'GRID_WORKER' and valid_from <= today
            and (valid_until is null or valid_until >= today)
        union all select 'LISTS', (exists (select from need where path ^@ of))::integer
          + (exists (select from resource where path ^@ of))::integer
          + (exists (select from project where path ^@ of))::integer
      $$;
      revoke execute on function figure_values(text, date) from public;
      grant execute on function figure_values(text, date) to gridhub_viewer;
    `);
  }
}
