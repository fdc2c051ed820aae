/** The two statements of matching: needs with what waits on them, resources with what is known of their units. */
import type { Sql } from '../../engine/loading/sql.ts';
import { inForce } from '../people/people.loaders.ts';

/** Claims of a unit that its record is made of, the latest. */
const MOST_CLAIMS = 200;

/** @param from what stands behind `from`, with the alias t */
export function needsText(from: string, where: string, limit: string): string {
  return `select t.id, t.version, t.path, t.state, t.visibility, t.category, t.quantity - t.committed as left,
      t.unit_of_measure as measure, extract(epoch from t.deadline)::float8 * 1000 as "deadlineMs", t.words,
      coalesce(w.proposed, '{}') as proposed, coalesce(w.waiting, 0)::integer as waiting
    from (select t.* from ${from} where ${where} order by t.deadline, t.id limit ${limit}) t
    left join lateral (
      select array_agg(c.resource_id) filter (where c.resource_id is not null) as proposed, sum(c.quantity) as waiting
      from claim c where c.need_id = t.id and c.state = 'PROPOSED') w on true
    order by t.deadline, t.id`;
}

interface Known {
  /** Placeholders: places whose needs are compared, and the day. */
  places: string;
  today: string;
  limit: string;
  /** Whether units' records are read. */
  hasRecords: boolean;
}

export function resourcesText(where: string, { places, today, limit, hasRecords }: Known): string {
  return `with r as materialized (select t.* from resource t where ${where} order by t.id limit ${limit}),
      u as materialized (select distinct unit_id as id from r)
    select r.id, r.version, r.path, r.unit_id as "unitId", p.path as "unitPath", r.state, r.categories,
      case when r.is_inexhaustible then null else r.quantity - r.reserved end as left, r.unit_of_measure as measure,
      r.available_from as "availableFrom", r.available_until as "availableUntil",
      r.available_until - ${today}::date + 1 as "openDays",
      fold_text(r.title || ' ' || r.description) as words, coalesce(a.parts, '{}') as opened,
      coalesce(w.waiting, 0)::integer as waiting, coalesce(s.seats, '[]') as seats, ${hasRecords ? 'k.record' : 'null'} as record
    from r join partner_unit p on p.id = r.unit_id
    left join (select o.unit_id, array_agg(o.part) as parts
      from agreements_over(array(select id from u), ${places}, ${today}) o group by o.unit_id) a on a.unit_id = r.unit_id
    left join lateral (select sum(c.quantity) as waiting from claim c
      where c.resource_id = r.id and c.state = 'PROPOSED') w on true
    ${seatsJoin(today)}
    ${hasRecords ? recordsJoin() : ''}
    order by r.id`;
}

/** Seats on joint committees, and whether somebody takes them for the unit. */
function seatsJoin(today: string): string {
  return `left join (select s.unit_id, json_agg(json_build_object('path', s.path, 'isHeld', exists (
        select from appointment h where h.body_id = s.committee_id and h.unit_id = s.unit_id
          and h.post = 'CONCURRENT_MEMBER' and ${inForce('h', today)}))) as seats
    from seat s where s.unit_id = any(array(select id from u)) and ${inForce('s', today)}
    group by s.unit_id) s on s.unit_id = r.unit_id`;
}

/** What was committed has been accepted by both sides, whatever became of it. */
function recordsJoin(): string {
  return `left join (select u.id, json_build_object(
      'committed', count(*) filter (where c.is_committed),
      'delivered', count(*) filter (where c.state in ('DELIVERED', 'CONFIRMED')),
      'noShows', count(*) filter (where c.state = 'NO_SHOW')) as record
    from u cross join lateral (
      select c.state, c.accepted_by_place_at is not null and c.accepted_by_unit_at is not null as is_committed
      from claim c where c.unit_id = u.id order by c.created_at desc, c.id desc limit ${MOST_CLAIMS}) c
    group by u.id) k on k.id = r.unit_id`;
}

/** Several conditions as one. */
export function all(conditions: readonly ((sql: Sql) => string)[], sql: Sql): string {
  return conditions.map((one) => one(sql)).join(' and ') || 'true';
}
