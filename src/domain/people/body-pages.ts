/** Pages of bodies: of a scope, and those in which something is missing, a post without a holder, an election, a meeting. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { dayOf, isGiven } from '../../input.ts';
import { below, readScope, within } from '../listing/scope.ts';
import type { Order } from '../../engine/loading/order.ts';
import { CivicBodyKind } from '../organisation/civic-body.entity.ts';
import { PartyOrganisationKind } from '../organisation/party-organisation.entity.ts';
import { canBeHeld, whereOf } from './appointment.rules.ts';
import type { BodiesArgs } from './body.args.ts';
import { inForce } from './people.loaders.ts';

const BY_ID: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'ASC' }];

/** Which bodies a list is of. */
interface Bodies {
  kinds: readonly (PartyOrganisationKind | CivicBodyKind)[];
  /** Whether one can be dissolved: then nothing is missing in it. */
  canEnd: boolean;
}

export const PARTY_ORGANISATIONS: Bodies = {
  kinds: Object.values(PartyOrganisationKind),
  canEnd: false,
};

export const CIVIC_BODIES: Bodies = { kinds: Object.values(CivicBodyKind), canEnd: true };

type Asked = BodiesArgs & { kind?: readonly string[] | null; isMeetingOverdue?: boolean | null };

/** @throws NOT_FOUND for a scope that is not seen */
export async function bodiesPage(
  context: HubContext,
  list: Asked,
  bodies: Bodies,
): Promise<PageRequest> {
  const window = windowOf(list);
  const scope = await readScope(list.scope, context);
  const none: Condition = () => 'false';
  const { part, conditions } = within(scope, () => none);
  const day = dayOf(context.now());
  return {
    part,
    conditions: [
      ...conditions,
      ...(list.kind
        ? ([(sql) => `t.kind = any(${sql.value(list.kind)})`] satisfies Condition[])
        : []),
      ...standing(list, bodies),
      ...vacant(list, day, context, bodies),
      ...termOver(list, day),
      ...meetingOver(list, context),
    ],
    order: BY_ID,
    window,
  };
}

/** Nobody is missing in a body that is no more, and its last term is followed by none. */
function standing({ isVacant, isTermOverdue }: BodiesArgs, { canEnd }: Bodies): Condition[] {
  const isAsked = isVacant || isGiven(isTermOverdue);
  return canEnd && isAsked ? [() => 't.dissolved_on is null'] : [];
}

/**
 * Of the bodies alone in which somebody can hold the post. Only who sees every appointment can tell that one is missing: a unit does
 * not see another's people.
 */
function vacant(
  { isVacant }: BodiesArgs,
  day: string,
  { viewer }: HubContext,
  { kinds }: Bodies,
): Condition[] {
  if (!isVacant) return [];
  if (viewer.staffPaths.length === 0) return [() => 'false'];
  const held = kinds.filter((kind) => canBeHeld(isVacant, whereOf(kind)));
  return [
    (sql) => `t.kind = any(${sql.value(held)})`,
    (
      sql,
    ) => `not exists (select from appointment a where a.body_id = t.id and a.post = ${sql.value(isVacant)}
      and ${inForce('a', sql.value(day))})`,
  ];
}

function termOver({ isTermOverdue }: BodiesArgs, day: string): Condition[] {
  if (isTermOverdue === null || isTermOverdue === undefined) return [];
  const sign = isTermOverdue ? '<' : '>=';
  return [
    // Once for all bodies: a list of many is not to look each one up.
    (
      sql,
    ) => `t.id in (select l.body_id from (select distinct on (r.body_id) r.body_id, r.valid_until from term r
      where r.valid_from <= ${sql.value(day)}::date order by r.body_id, r.valid_from desc, r.id desc) l
      where l.valid_until ${sign} ${sql.value(day)}::date)`,
  ];
}

/** Of the committees alone whose meetings the viewer sees: those of its places. */
function meetingOver(
  { isMeetingOverdue }: { isMeetingOverdue?: boolean | null },
  context: HubContext,
): Condition[] {
  if (isMeetingOverdue === null || isMeetingOverdue === undefined) return [];
  return [
    (sql) => {
      const places = context.viewer.staffPaths.map((path) => below(path)(sql));
      if (places.length === 0) return 'false';
      const isDue = `coalesce((select max(m.held_at) from meeting m where m.committee_id = t.id), t.created_at)
        < ${sql.value(context.now())}::timestamptz - t.meeting_every_days * interval '1 day'`;
      return `(${places.join(' or ')}) and t.meeting_every_days is not null and ${isMeetingOverdue ? '' : 'not '}(${isDue})`;
    },
  ];
}
