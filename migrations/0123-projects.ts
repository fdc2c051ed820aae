import { Migration } from '@mikro-orm/migrations';

/** Projects, with the needs and resources that are joined to them. */
export class M0123Projects extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table project (
        id text collate "C" primary key,
        number text collate "C" not null unique,
        kind text collate "C" not null check (kind in ('ORDINARY', 'SECRETARY')),
        title text not null check (length(title) between 1 and 80),
        description text not null check (length(description) <= 2000),
        place_id text collate "C" not null references place,
        path text collate "C" not null,
        lead_id text collate "C" not null references person,
        /* Whose side leads it; null: its place. */
        lead_unit_id text collate "C" references partner_unit,
        /* Units that lead it, whose resources it uses, or whose needs it meets: they see it. */
        unit_ids text[] collate "C" default '{}' not null,
        decision_id text collate "C" references decision,
        milestones jsonb default '[]' not null check (jsonb_typeof(milestones) = 'array'),
        progress smallint default 0 not null check (progress between 0 and 100),
        budget jsonb default '[]' not null check (jsonb_typeof(budget) = 'array'),
        planned_fen integer default 0 not null check (planned_fen >= 0),
        spent_fen integer default 0 not null check (spent_fen >= 0),
        /* Who funds it, by what it costs; null: it costs nothing. */
        funder text collate "C" check (funder in ('STREET', 'DISTRICT')),
        state text collate "C" not null check (state in
          ('PROPOSED', 'DELIBERATED', 'FILED', 'FUNDED', 'IN_PROGRESS', 'ACCEPTANCE', 'PUBLICISED',
           'COMPLETED', 'RETURNED', 'SUSPENDED', 'CANCELLED')),
        suspended_in text collate "C" check (suspended_in in ('FUNDED', 'IN_PROGRESS')),
        reason text,
        filed_at timestamptz(3),
        started_at timestamptz(3),
        accepted_by_id text collate "C" references person,
        accepted_at timestamptz(3),
        /* The last day. */
        publicised_until date,
        completed_at timestamptz(3),
        is_demo boolean default false not null,
        version integer default 1 not null,
        created_at timestamptz(3) default now() not null,
        updated_at timestamptz(3) default now() not null,
        check ((funder is null) = (planned_fen = 0)),
        check ((state = 'SUSPENDED') = (suspended_in is not null)),
        check ((state = 'COMPLETED') = (completed_at is not null)),
        check ((accepted_at is null) = (accepted_by_id is null)),
        check (accepted_by_id <> lead_id),
        check (decision_id is not null or state in ('PROPOSED', 'RETURNED', 'CANCELLED')),
        check (state not in ('PUBLICISED', 'COMPLETED') or (accepted_at is not null and publicised_until is not null)),
        check (spent_fen <= planned_fen)
      );
      create index project_lead on project (lead_id, created_at desc, id desc);
      create index project_decision on project (decision_id, created_at desc, id desc) where decision_id is not null;
      create index project_units on project using gin (unit_ids);
      call noun_table('project');
      call show_rows_and_screens('project', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_ids && (select scope_units())::text[]
      $p$, $p$
        (filed_at is not null and path ^@ any ((select scope_screens())::text[]))
      $p$);
      call show_rows('project_step', $p$
        (select true from project p where p.id = project_id and (
          (p.path >= (select scope_from()) and p.path < (select scope_to()))
          or p.path ^@ any ((select scope_staff())::text[])
          or p.unit_ids && (select scope_units())::text[]))
      $p$);

      /*
       * Which projects concern these units: no index of theirs can be used under the policy, since no operator of arrays
       * is leakproof. What is found is read under the viewer's policy.
       */
      create function projects_of(units text[]) returns setof text
        language sql stable security definer set search_path = gridhub, pg_temp as $$
        select id from project where unit_ids && units
      $$;
      revoke execute on function projects_of(text[]) from public;
      grant execute on function projects_of(text[]) to gridhub_viewer;

      create table project_need (
        id text collate "C" primary key,
        project_id text collate "C" not null references project,
        need_id text collate "C" not null references need,
        /* Until the project ends: by then a need is joined to no other. */
        is_current boolean default true not null,
        created_at timestamptz(3) default now() not null,
        unique (project_id, need_id)
      );
      create index project_need_need on project_need (need_id);
      create unique index project_need_current on project_need (need_id) where is_current;
      call scope_table('project_need');
      call show_rows('project_need', '(select true from project p where p.id = project_id)');

      create table project_resource (
        id text collate "C" primary key,
        project_id text collate "C" not null references project,
        resource_id text collate "C" not null references resource,
        created_at timestamptz(3) default now() not null,
        unique (project_id, resource_id)
      );
      create index project_resource_resource on project_resource (resource_id);
      call scope_table('project_resource');
      call show_rows('project_resource', '(select true from project p where p.id = project_id)');
    `);
  }
}
