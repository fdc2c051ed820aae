/**
 * A plan becomes claims: all of them, as suggestions, or none; and items of a meeting's agenda, where one is named. What a client gives back is believed in nothing: each claim is
 * judged like one that is given by itself, their sums besides, and rows that have moved on since refuse the whole.
 */
import { HubError } from '../../errors.ts';
import { nounOf } from '../../id.ts';
import { isGiven } from '../../input.ts';
import { leaders } from '../../engine/access/permissions.ts';
import type { Making } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { made } from '../../engine/noun/making.ts';
import { Lifecycle } from '../../engine/noun/lifecycle.ts';
import { propose, proposedOn } from '../need/claim-proposing.ts';
import type { Claim } from '../need/claim.entity.ts';
import { ClaimNeedInput } from '../need/claim.inputs.ts';
import { claim } from '../need/claim.noun.ts';
import { Need } from '../need/need.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { meetingFor, putOnAgenda } from './adoption-agenda.ts';
import type { AdoptPlanInput, PlannedClaimInput } from './adoption.inputs.ts';
import { refuseWaiting } from './adoption-sums.ts';

const MOST_CLAIMS = 1_000;

/** As `claimNeed` of a suggestion makes it. */
const SUGGESTION: Making<Claim> = {
  may: leaders,
  input: ClaimNeedInput,
  on: proposedOn,
  make: propose,
  begins: 'PROPOSED',
  term: '系统推荐',
};
const WAYS = { noun: claim, lifecycle: new Lifecycle<string, string>('claim', {}) };

/** What was made, in one text: a key that is given again finds its effect by it. */
export interface Adopted {
  id: string;
  auditedId: string;
  auditedPath: string;
}

export function idsOf({ id }: Pick<Adopted, 'id'>) {
  const ids = id.split(' ');
  const of = (noun: string) => ids.filter((one) => nounOf(one) === noun);
  return { claims: of('claim'), items: of('agenda_item') };
}

/** @throws BAD_USER_INPUT for what is no plan, FORBIDDEN, CONFLICT where rows have moved on or a claim cannot be */
export async function adoptPlan(context: CommandContext, input: AdoptPlanInput): Promise<Adopted> {
  const { claims } = input;
  refuseUnplanned(claims);
  const place = await context.hold(Place, input.placeId, 'input.placeId');
  await context.require('adoptPlan', place);
  const { meetingId } = input;
  const meeting = isGiven(meetingId) ? await meetingFor(context, meetingId, place) : null;
  const resources = await readAhead(context, claims);
  await lockNeeds(context, claims, place);
  const given = claims.map((one, i) => ({ one, resource: resources.get(one.resourceId), i }));
  for (const { one, resource, i } of given) {
    if (resource) refuseMoved(resource, one.resourceVersion);
    else throw HubError.notFound('resource', one.resourceId, `input.claims.${i}.resourceId`);
  }
  await refuseWaiting(context, claims, resources);
  const ids: string[] = [];
  for (const { one, resource } of given) {
    const { needId, resourceId, quantity } = one;
    const line = { needId, resourceId, quantity, unitId: resource?.unitId, origin: 'SUGGESTED' };
    const { id } = await made(WAYS, SUGGESTION, context, Object.assign(new ClaimNeedInput(), line));
    ids.push(id);
  }
  if (meeting) ids.push(...(await putOnAgenda(context, meeting, claims)));
  return { id: ids.join(' '), auditedId: place.id, auditedPath: place.path };
}

function refuseUnplanned(claims: readonly PlannedClaimInput[]): void {
  const pairs = new Set(claims.map(({ needId, resourceId }) => `${needId} ${resourceId}`));
  if (claims.length >= 1 && claims.length <= MOST_CLAIMS && pairs.size === claims.length) return;
  throw HubError.badInput(
    'input.claims',
    `Give 1 to ${MOST_CLAIMS} claims of a plan, each pair of need and resource once.`,
  );
}

/** Resources and their units are read once for all claims. */
async function readAhead(
  { em }: CommandContext,
  claims: readonly PlannedClaimInput[],
): Promise<ReadonlyMap<string, Resource>> {
  const ids = [...new Set(claims.map(({ resourceId }) => resourceId))];
  const resources = await em.find(Resource, { id: { $in: ids } });
  await em.find(PartnerUnit, { id: { $in: [...new Set(resources.map((one) => one.unitId))] } });
  return new Map(resources.map((one) => [one.id, one]));
}

/** In the order of their ids, so that two who adopt do not wait for each other. @throws CONFLICT, BAD_USER_INPUT */
async function lockNeeds(
  context: CommandContext,
  claims: readonly PlannedClaimInput[],
  place: Place,
): Promise<void> {
  const inOrder = claims
    .map((one, i) => ({ one, i }))
    .sort((a, b) => (a.one.needId < b.one.needId ? -1 : 1));
  for (const { one, i } of inOrder) {
    const argument = `input.claims.${i}.needId`;
    const need = await context.lock(Need, one.needId, argument);
    refuseMoved(need, one.needVersion);
    if (need.path.startsWith(place.path)) continue;
    throw HubError.badInput(argument, `${need.number} lies outside the place of the plan.`);
  }
}

/** @throws CONFLICT where the row is another than was planned with */
function refuseMoved(row: Need | Resource, version: number): void {
  if (row.version === version) return;
  throw HubError.conflict(
    `${row.number} has moved on since the plan was made: it is version ${row.version}. Plan anew.`,
    row.state,
  );
}
