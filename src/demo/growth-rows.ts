/**
 * What a row's copy is made of: one expression for each column, by the column's name. `t` is the row that is copied,
 * `c` the copy's number with what hangs on it, `p` how the row's path goes on below its district.
 */
import { COPIED, type Kind } from './growth-tables.ts';
import type { Column } from './table-columns.ts';

/** Rows that a copy has its own of, so that what names one names the copy's. */
const OWN: Readonly<Record<Kind, readonly string[]>> = {
  district: [
    'id',
    'parent_id',
    'place_id',
    'party_organisation_id',
    'civic_body_id',
    'building_post_id',
    'grid_id',
    'term_id',
    'person_id',
    'committee_id',
    'seat_id',
    'meeting_id',
    'agenda_item_id',
    'decision_id',
    'agreement_id',
    'resource_id',
    'need_id',
    'claim_id',
    'project_id',
    'lead_id',
    'accepted_by_id',
    'signed_for_place_id',
    'signed_for_unit_id',
    'merged_into_id',
    'account_id',
    'origin_id',
    'supersedes_id',
    'superseded_by_id',
  ],
  lists: ['id', 'need_id', 'claim_id', 'merged_into_id'],
};

/** The end of an id makes way for the copy's mark; its time in front stays, so that ids stay in their order. */
const ownId = (column: string) => `left(t.${column}, -6) || c.mark`;

/** Chance and words of a district, under the codes of a region that is not given to any. */
const ownCode = `(900000 + c.n) || substr(t.code, 7)`;

/** One of the units has resources, claims and agreements in many districts. */
const ownUnit = (of: string) =>
  `case when ${of} = wide.unit_id and c.n <= wide.copies then ${of} else left(${of}, -6) || c.mark end`;

const DISTRICT: Readonly<Record<string, string>> = {
  path: `c.path || replace(p.tail, '@', c.code)`,
  unit_id: ownUnit('t.unit_id'),
  lead_unit_id: ownUnit('t.lead_unit_id'),
  unit_ids: `array(select ${ownUnit('u.id')} from unnest(t.unit_ids) u (id))`,
  budget: `regexp_replace(t.budget::text, '(unit_[0-9a-z]{20})[0-9a-z]{6}', '\\1' || c.mark, 'g')::jsonb`,
  opened_place_ids: `(select array_agg(left(one, -6) || c.mark) from unnest(t.opened_place_ids) one)`,
  subject: 'null',
  hash: `encode(sha256(convert_to(t.hash || c.n, 'UTF8')), 'hex')`,
};

/** The expression of a column in the copy of a table's row. */
export function copied(kind: Kind, table: string, { name, type }: Column): string {
  if (kind === 'district') {
    if (name === 'parent_id' && table === 'place')
      return `case t.kind when 'DISTRICT' then c.city_id else ${ownId(name)} end`;
    if (name === 'code') return table.startsWith('place') ? ownCode : `t.code || '-' || c.n`;
    const own = DISTRICT[name];
    if (own) return own;
  }
  if (name === 'number' && type === 'text') return `t.number || '-' || c.n`;
  if (OWN[kind].includes(name)) return ownId(name);
  // A token's end is the same for all; what happened did so a little earlier, in the same order.
  if (type.startsWith('timestamp') && name !== 'expires_at') return `t.${name} - c.earlier`;
  return `t.${name}`;
}

/** Copies every row of the table that is meant, once for each of `copy`. */
export function copyStatement(kind: Kind, table: string, columns: readonly Column[]): string {
  const list = columns.map(({ name }) => name).join(', ');
  const values = columns.map((column) => copied(kind, table, column)).join(', ');
  const hasPath = kind === 'district' && columns.some(({ name }) => name === 'path');
  const tails = hasPath ? 'left join tail p on p.path = t.path' : '';
  // The source is read first: what the statement itself adds is not copied again.
  return `/* demo.grow */ insert into ${table} (${list}) select ${values}
    from copy c cross join wide cross join ${table} t ${tails}
    where ${COPIED[kind][table]}`;
}
