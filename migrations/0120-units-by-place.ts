import { SteppedMigration, type Step } from './stepped.ts';

/** What a unit has claimed in and below a place, and what it has raised there: what staff see of a unit, and what a unit sees of a place. */
const CLAIMS_BY_PLACE: Step = {
  kind: 'index',
  name: 'claim_unit_path',
  on: 'claim (unit_id, path, need_id)',
};

const RAISED_BY_PLACE: Step = {
  kind: 'index',
  name: 'need_unit_path',
  on: 'need (unit_id, path) where unit_id is not null',
};

/** How many needs an agreement in force opens at each path, folded and waiting ones of one moment; nothing where none does. */
const OPENED: Step = {
  kind: 'statement',
  sql: /* sql */ `
    create or replace function tallied_open(paths text[]) returns table (path text, count integer)
      language sql stable security definer set search_path = gridhub, pg_temp rows 50 as $$
      select k.path, sum(c.count)::integer
      from unnest(paths) k (path) cross join lateral (
        select t.count from tally t where t.path = k.path and t.kind = 'public' and t.key = 'LISTED'
        union all
        select d.count from tally_delta d
          where d.path >= k.path and d.path < path_end(k.path) and d.kind = 'public' and d.key = 'LISTED'
      ) c
      where k.path = any (tally_paths(k.path)) and k.path ^@ any ((select scope_opened())::text[])
      group by k.path having sum(c.count) <> 0
    $$;
    revoke execute on function tallied_open(text[]) from public;
    grant execute on function tallied_open(text[]) to gridhub_viewer;
  `,
};

/** Of claims those that screens see are kept besides: the ones on needs that screens see, which else are looked up for each. */
const KINDS: Step = {
  kind: 'statement',
  sql: /* sql */ `
    alter table tally drop constraint if exists tally_kind_check;
    alter table tally add constraint tally_kind_check
      check (kind in ('need', 'public', 'claim', 'public_claim', 'resource', 'agreement'));

    create or replace function tallied(wanted text, paths text[])
      returns table (path text, key text, month date, count integer, rated integer, rating integer)
      language sql stable security definer set search_path = gridhub, pg_temp rows 200 as $$
      select k.path, c.key, c.month, sum(c.count)::integer, sum(c.rated)::integer, sum(c.rating)::integer
      from unnest(paths) k (path) cross join lateral (
        select t.key, t.month, t.count, t.rated, t.rating from tally t where t.path = k.path and t.kind = wanted
        union all
        select d.key, d.month, d.count, d.rated, d.rating from tally_delta d
          where d.path >= k.path and d.path < path_end(k.path) and d.kind = wanted
      ) c
      where k.path = any (tally_paths(k.path)) and scope_covers(k.path, wanted in ('public', 'public_claim'))
      group by k.path, c.key, c.month having sum(c.count) <> 0
    $$;
  `,
};

/** Whether screens see the need n. */
const IS_PUBLIC = `n.visibility = 'PARTNERS' and n.listed_at is not null`;

const PUBLIC_CLAIMS: Step = {
  kind: 'statement',
  sql: /* sql */ `
    /* In the order in which commands lock them, before the triggers lock claims. */
    lock table need, claim in share row exclusive mode;

    create or replace function tally_public_claim() returns trigger language plpgsql as $$
    begin
      insert into tally_delta (path, kind, key, month, count, rated, rating)
      select r.path, 'public_claim', '', '-infinity', r.times, 0, 0
      from need n, (values (old.path, -1), (new.path, 1)) r (path, times)
      where n.id = coalesce(new.need_id, old.need_id) and ${IS_PUBLIC} and r.path is not null;
      return null;
    end $$;

    create or replace function tally_claims_of_need() returns trigger language plpgsql as $$
    begin
      insert into tally_delta (path, kind, key, month, count, rated, rating)
      select c.path, 'public_claim', '', '-infinity',
        case when new.visibility = 'PARTNERS' and new.listed_at is not null then 1 else -1 end, 0, 0
      from claim c where c.need_id = new.id;
      return null;
    end $$;

    create or replace trigger claim_public_tallied after insert or delete on claim
      for each row execute function tally_public_claim();
    create or replace trigger claim_public_retallied after update on claim
      for each row when (old.path <> new.path) execute function tally_public_claim();
    create or replace trigger need_claims_retallied after update on need for each row
      when ((old.visibility = 'PARTNERS' and old.listed_at is not null)
        <> (new.visibility = 'PARTNERS' and new.listed_at is not null))
      execute function tally_claims_of_need();

    create or replace function tally_public_claims_anew() returns void language sql as $$
      delete from tally_delta where kind = 'public_claim';
      delete from tally where kind = 'public_claim';
      insert into tally (path, kind, key, month, count, rated, rating)
      select a.path, 'public_claim', '', '-infinity', sum(c.count), 0, 0
      from (select c.path, count(*) as count from claim c join need n on n.id = c.need_id
            where ${IS_PUBLIC} group by 1) c, unnest(tally_paths(c.path)) a (path)
      group by a.path
    $$;
    revoke execute on function tally_public_claims_anew() from public;

    select tally_public_claims_anew();
  `,
};

/**
 * Which needs are a unit's, raised or claimed, each once and with the moment of the need: the newest of them are read in the order
 * of the list, however many there are. Triggers keep it; claims are never deleted, so a need that was a unit's stays its.
 */
const NEEDS_OF_UNITS: Step = {
  kind: 'statement',
  sql: /* sql */ `
    do $$ begin
      if to_regclass('unit_need') is null then
        create table unit_need (
          unit_id text collate "C" not null,
          need_id text collate "C" not null references need on delete cascade,
          created_at timestamptz(3) not null,
          primary key (unit_id, need_id)
        );
        call scope_table('unit_need');
        call show_rows('unit_need', 'unit_id = any ((select scope_units())::text[])');
      end if;
    end $$;

    create or replace function need_is_of_unit() returns trigger language plpgsql as $$
    begin
      insert into unit_need (unit_id, need_id, created_at)
      select new.unit_id, new.id, new.created_at on conflict do nothing;
      return null;
    end $$;

    create or replace function claim_is_of_unit() returns trigger language plpgsql as $$
    begin
      insert into unit_need (unit_id, need_id, created_at)
      select new.unit_id, n.id, n.created_at from need n where n.id = new.need_id on conflict do nothing;
      return null;
    end $$;

    create or replace trigger need_of_unit after insert on need for each row
      when (new.unit_id is not null) execute function need_is_of_unit();
    create or replace trigger claim_of_unit after insert on claim for each row execute function claim_is_of_unit();

    create or replace function unit_needs_anew() returns void language sql as $$
      insert into unit_need (unit_id, need_id, created_at)
      select unit_id, id, created_at from need where unit_id is not null
      union
      select c.unit_id, n.id, n.created_at from claim c join need n on n.id = c.need_id
      on conflict do nothing
    $$;
    revoke execute on function unit_needs_anew() from public;
    select unit_needs_anew();
  `,
};

const NEEDS_IN_ORDER: Step = {
  kind: 'index',
  name: 'unit_need_created',
  on: 'unit_need (unit_id, created_at desc, need_id desc)',
};

/** A unit's needs and claims of a place are counted and listed without all that the unit has elsewhere. */
export class M0120UnitsByPlace extends SteppedMigration {
  readonly steps: readonly Step[] = [
    CLAIMS_BY_PLACE,
    RAISED_BY_PLACE,
    OPENED,
    KINDS,
    PUBLIC_CLAIMS,
    NEEDS_OF_UNITS,
    NEEDS_IN_ORDER,
  ];
}
