/**
 * Whether the claims of a plan fit together, and beside what waits already. A suggestion moves neither its need nor its resource,
 * so that their versions do not tell of one that was made since: it is looked for under the locks of the needs.
 */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Claim } from '../need/claim.entity.ts';
import { Need } from '../need/need.entity.ts';
import type { Resource } from '../resource/resource.entity.ts';
import { availableOf } from '../resource/resource.rules.ts';
import type { PlannedClaimInput } from './adoption.inputs.ts';

/** @throws CONFLICT for a pair that a claim waits on already, and where less is left than is planned for */
export async function refuseWaiting(
  context: CommandContext,
  claims: readonly PlannedClaimInput[],
  resources: ReadonlyMap<string, Resource>,
): Promise<void> {
  const needIds = [...new Set(claims.map(({ needId }) => needId))];
  const waiting = await context.em.find(Claim, {
    state: 'PROPOSED',
    $or: [{ needId: { $in: needIds } }, { resourceId: { $in: [...resources.keys()] } }],
  });
  refusePairs(claims, waiting);
  for (const [id, own] of Map.groupBy(claims, ({ needId }) => needId)) {
    const need = await context.find(Need, id, 'input.claims');
    const waits = sumOf(waiting.filter(({ needId }) => needId === id));
    refuseMore(need, own, { left: need.quantity - need.committed, waits });
  }
  for (const [id, own] of Map.groupBy(claims, ({ resourceId }) => resourceId)) {
    const resource = resources.get(id);
    const waits = sumOf(waiting.filter(({ resourceId }) => resourceId === id));
    if (resource) refuseMore(resource, own, { left: availableOf(resource), waits });
  }
}

/** What is adopted a second time, under another key or by another leader. */
function refusePairs(claims: readonly PlannedClaimInput[], waiting: readonly Claim[]): void {
  const pairs = new Set(claims.map(({ needId, resourceId }) => `${needId} ${resourceId}`));
  const found = waiting.find(({ needId, resourceId }) => pairs.has(`${needId} ${resourceId}`));
  if (!found) return;
  throw HubError.conflict(
    `${found.number} waits on this need and this resource already: have it accepted or declined, or leave the pair out.`,
    found.state,
  );
}

const sumOf = (claims: readonly { quantity: number }[]) =>
  claims.reduce((total, { quantity }) => total + quantity, 0);

function refuseMore(
  { number, state }: Need | Resource,
  claims: readonly PlannedClaimInput[],
  { left, waits }: { left: number; waits: number },
): void {
  const sum = sumOf(claims);
  if (sum <= left - waits) return;
  const waiting = waits > 0 ? `, and claims that wait for ${waits} of them` : '';
  throw HubError.conflict(
    `${number} has ${left} left${waiting}; the claims are for ${sum} together. Plan anew.`,
    state,
  );
}
