import { SteppedMigration, type Step } from './stepped.ts';

const AGREEMENT_COLUMNS = /* sql */ `
  alter table agreement
    add column if not exists edition integer not null default 1 check (edition > 0),
    /* The first version of all; of itself null. */
    add column if not exists origin_id text collate "C" references agreement,
    /* What all versions of one agreement have in common. */
    add column if not exists chain_id text collate "C" not null generated always as (coalesce(origin_id, id)) stored,
    add column if not exists supersedes_id text collate "C" references agreement,
    add column if not exists superseded_by_id text collate "C" references agreement,
    add column if not exists direction text collate "C" not null default 'MUTUAL'
      check (direction in ('UNIT_TO_PLACE', 'PLACE_TO_UNIT', 'MUTUAL')),
    add column if not exists opened_lists text[] collate "C" not null default '{NEEDS,RESOURCES}'
      check (cardinality(opened_lists) > 0 and opened_lists <@ '{NEEDS,RESOURCES}'),
    /* Null: all. */
    add column if not exists opened_categories text[] collate "C" check (cardinality(opened_categories) > 0),
    /* Places below its own; null: all of it. */
    add column if not exists opened_place_ids text[] collate "C" check (cardinality(opened_place_ids) > 0);
`;

/**
 * What agreements open is a list of texts: a path where everything below it is open, else a list, a category or nothing for
 * all of them, and a path, \`N:ELDERLY_CARE:1.2.\`. No path begins with a capital letter, so that one kind is never taken for the other.
 */
const OPENINGS = /* sql */ `
  create or replace function agreement_parts(a agreement) returns table (list text, category text, path text)
    language sql stable as $$
    select left(l.list, 1), coalesce(c.category, ''), w.path
    from unnest(a.opened_lists) l (list)
    left join unnest(a.opened_categories) c (category) on true
    cross join lateral (
      select a.path where a.opened_place_ids is null
      union all
      /* One that was moved away is open no more. */
      select p.path from place p where p.id = any (a.opened_place_ids) and p.path ^@ a.path) w
  $$;

  /* Whether a version was in force at a moment: it had begun, no other had taken its place, its last day was not over. */
  create or replace function agreement_stood(a agreement, moment timestamptz) returns boolean
    language sql stable security definer set search_path = gridhub, pg_temp as $$
    select agreement_began(a) <= moment
      and a.valid_until >= (moment at time zone 'Asia/Shanghai')::date
      and (a.state = 'ACTIVE' or exists (
        select from agreement_step s where s.agreement_id = a.id and s.to_state = 'SUPERSEDED' and s.at > moment))
  $$;

  /*
   * Of the parts that an agreement of today opens those that one of its versions opened at a moment: who had a right through the
   * version before and has it through this one had it all the time.
   */
  create or replace function agreement_opened(a agreement, moment timestamptz) returns text[]
    language sql stable security definer set search_path = gridhub, pg_temp as $$
    select array_agg(distinct n.list || ':' || coalesce(nullif(n.category, ''), w.category) || ':'
      || case when w.path ^@ n.path then w.path else n.path end)
    from agreement_parts(a) n
    join (
      select p.list, p.category, p.path from agreement v cross join lateral agreement_parts(v) p
      where v.chain_id = a.chain_id
        and v.state in ('ACTIVE', 'SUPERSEDED') and agreement_stood(v, moment)
    ) w on w.list = n.list
      and (n.category = '' or w.category = '' or n.category = w.category)
      and (n.path ^@ w.path or w.path ^@ n.path)
  $$;

  /* Whether it opens all of its place. */
  create or replace function opens_all(a agreement) returns boolean language sql immutable parallel safe
    return a.opened_categories is null and a.opened_place_ids is null and cardinality(a.opened_lists) = 2;

  /*
   * What agreements in force open to the viewer's units, judged by their dates on the asking day. It is asked at the beginning
   * of each transaction: parts are looked for where an agreement names some, and what was opened at a moment for a moment.
   */
  create or replace function scope_opened_now() returns text[]
    language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
  declare
    moment constant timestamptz := scope_moment();
    opened text[];
    has_parts boolean;
  begin
    select array_agg(path), bool_or(not opens_all(a)) into opened, has_parts from agreement a
    where unit_id = any (scope_units()) and state = 'ACTIVE'
      and valid_from <= scope_today() and valid_until >= scope_today();
    if opened is null or (moment is null and not has_parts) then return opened; end if;
    if moment is null then
      return (
        select array_agg(o.part) from agreement a cross join lateral (
          select a.path where opens_all(a)
          union all
          select p.list || ':' || p.category || ':' || p.path from agreement_parts(a) p where not opens_all(a)) o (part)
        where unit_id = any (scope_units()) and state = 'ACTIVE'
          and valid_from <= scope_today() and valid_until >= scope_today());
    end if;
    return (
      select array_agg(o.part) from agreement a cross join lateral unnest(agreement_opened(a, moment)) o (part)
      where unit_id = any (scope_units()) and state = 'ACTIVE'
        and valid_from <= scope_today() and valid_until >= scope_today());
  end $$;

  /* Of what is opened the parts; null where everything is opened that is opened at all. */
  create or replace function scope_parts() returns text[] language sql stable parallel safe
    return (select array_agg(part) from unnest(scope_opened()) o (part) where part ^@ 'N:' or part ^@ 'R:');

  /* The path that a part is opened on. */
  create or replace function opened_path(part text) returns text language sql immutable strict parallel safe
    return case when part ^@ 'N:' or part ^@ 'R:' then split_part(part, ':', 3) else part end;

  create or replace function scope_reach(most integer) returns table (opened text[], claimed text[], raised text[])
    language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
  begin
    opened := array(select distinct opened_path(part) from unnest(scope_opened()) o (part));
    claimed := array(select need_id from claim where unit_id = any (scope_units()) limit most + 1);
    raised := array(select id from need where unit_id = any (scope_units()) limit most + 1);
    if cardinality(claimed) > most then claimed := null; end if;
    if cardinality(raised) > most then raised := null; end if;
    return next;
  end $$;

  revoke execute on function agreement_parts(agreement) from public;
  revoke execute on function agreement_stood(agreement, timestamptz) from public;
  revoke execute on function agreement_opened(agreement, timestamptz) from public;
`;

/** A draft is for the side that writes it. */
const AGREEMENT_POLICIES = /* sql */ `
  call show_rows_and_screens('agreement', $p$
    (path >= (select scope_from()) and path < (select scope_to()) and (state <> 'DRAFT' or proposed_by = 'PLACE'))
    or (path ^@ any ((select scope_staff())::text[]) and (state <> 'DRAFT' or proposed_by = 'PLACE'))
    or (unit_id = any ((select scope_units())::text[]) and (state <> 'DRAFT' or proposed_by = 'UNIT'))
  $p$, $p$
    (state = 'ACTIVE' and path ^@ any ((select scope_screens())::text[]))
  $p$);
`;

/** The policies of 0109 and 0114, and beside what is opened whole what is opened in part: asked of viewers who have such. */
const LISTS_OPENED = /* sql */ `
  call show_rows_and_screens('resource', $p$
    (path >= (select scope_from()) and path < (select scope_to()))
    or path ^@ any ((select scope_staff())::text[])
    or unit_id = any ((select scope_units())::text[])
    or (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
    or case when (select scope_parts()) is null then false
       else state = 'LISTED' and open_to = 'PARTNERS' and (
         ('R::' || path) ^@ any ((select scope_parts())::text[])
         or (select true from unnest(categories) c where ('R:' || c || ':' || path) ^@ any ((select scope_parts())::text[]) limit 1)) end
  $p$, $p$
    (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_screens())::text[]))
  $p$);

  call show_rows_and_screens('need', $p$
    (path >= (select scope_from()) and path < (select scope_to()))
    or path ^@ any ((select scope_staff())::text[])
    or unit_id = any ((select scope_units())::text[])
    or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
    or case when (select scope_parts()) is null then false
       else state = 'LISTED' and visibility = 'PARTNERS' and (
         ('N::' || path) ^@ any ((select scope_parts())::text[])
         or ('N:' || category || ':' || path) ^@ any ((select scope_parts())::text[])) end
    or case when (select scope_units()) is null then false
       else (select true from own_claim o where o.need_id = need.id limit 1) end
  $p$, $p$
    (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
  $p$);
`;

/** Tallies are for all staff of a place: a unit's draft is none of what they see. */
const AGREEMENT_TALLIES = /* sql */ `
  create or replace function is_units_draft(a agreement) returns boolean language sql immutable parallel safe
    return a.state = 'DRAFT' and a.proposed_by = 'UNIT';

  create or replace function tally_agreements() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'INSERT' and not is_units_draft(old) then
      insert into tally_delta values (old.path, 'agreement', '', '-infinity', -1, 0, 0);
    end if;
    if tg_op <> 'DELETE' and not is_units_draft(new) then
      insert into tally_delta values (new.path, 'agreement', '', '-infinity', 1, 0, 0);
    end if;
    return null;
  end $$;

  create or replace trigger agreement_tallied after insert or delete on agreement
    for each row execute function tally_agreements();
  create or replace trigger agreement_retallied after update on agreement
    for each row when (old.path <> new.path or is_units_draft(old) <> is_units_draft(new))
    execute function tally_agreements();

  create or replace function tally_anew() returns void language sql as $$
    delete from tally_delta;
    delete from tally;
    insert into tally (path, kind, key, month, count, rated, rating)
    select a.path, kind, key, month, sum(count), sum(rated), sum(rating)
    from (
      select path, 'need' as kind, category as key, month_of(created_at) as month,
             count(*) as count, count(rating) as rated, coalesce(sum(rating), 0) as rating
        from need group by 1, 3, 4
      union all
      select path, 'public', state, '-infinity', count(*), 0, 0
        from need where visibility = 'PARTNERS' and listed_at is not null group by 1, 3
      union all
      select path, 'claim', '', '-infinity', count(*), 0, 0 from claim group by 1
      union all
      select path, 'resource', '', '-infinity', count(*), 0, 0 from resource group by 1
      union all
      select path, 'agreement', '', '-infinity', count(*), 0, 0 from agreement r where not is_units_draft(r) group by 1
    ) r, unnest(tally_paths(r.path)) a (path)
    group by a.path, kind, key, month
  $$;
`;

/**
 * Agreements in full: versions of which one is in force, who gives, and what is opened: lists, categories, places below. A draft
 * is its own side's alone. Agreements that are there open everything, as they did. The journal no longer holds who speaks
 * for a unit.
 */
export class M0119AgreementsInFull extends SteppedMigration {
  readonly steps: readonly Step[] = [
    { kind: 'statement', sql: AGREEMENT_COLUMNS },
    {
      kind: 'index',
      name: 'agreement_one_in_force',
      on: `agreement (chain_id) where state = 'ACTIVE'`,
      isUnique: true,
    },
    {
      kind: 'index',
      name: 'agreement_editions',
      on: 'agreement (chain_id, edition)',
    },
    { kind: 'index', name: 'agreement_created', on: 'agreement (created_at desc, id desc)' },
    {
      kind: 'index',
      name: 'agreement_unit_created',
      on: 'agreement (unit_id, created_at desc, id desc)',
    },
    { kind: 'index', name: 'agreement_until', on: 'agreement (valid_until, id)' },
    { kind: 'statement', sql: OPENINGS },
    { kind: 'statement', sql: AGREEMENT_POLICIES },
    { kind: 'statement', sql: LISTS_OPENED },
    { kind: 'statement', sql: AGREEMENT_TALLIES },
    {
      kind: 'statement',
      sql: /* sql */ `
        drop trigger if exists agreement_journal on agreement;
        call journal_table('agreement', 'chain_id');
        drop trigger if exists partner_unit_journal on partner_unit;
        call journal_table('partner_unit', 'liaison_name', 'office_phone');
      `,
    },
  ];
}
