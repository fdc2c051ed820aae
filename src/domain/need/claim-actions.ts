/** What a viewer may do with a claim: some of it is for one of two sides, and to confirm is for who raised the need. */
import { type Permission, grantFor } from '../../engine/access/permissions.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Claim } from './claim.entity.ts';
import { type ClaimCommand, claimLifecycle } from './claim.rules.ts';
import type { ClaimRow } from './need.loaders.ts';

type Sided = Pick<Claim, 'origin' | 'acceptedByPlaceAt' | 'acceptedByUnitAt'>;

/** The commands that its state and the viewer's grants allow, in the order of the lifecycle. */
export async function allowedOn(
  claim: ClaimRow,
  { viewer, load }: HubContext,
): Promise<ClaimCommand[]> {
  const commands = claimLifecycle.allowed(claim.state);
  const raiser = commands.includes('confirmClaim')
    ? await load.raiserOfNeed.load(claim.needId)
    : null;
  return commands.filter((command) => {
    const subject = command === 'confirmClaim' ? raiser : claim;
    return (
      subject !== null &&
      permissionsOf(command, claim).some((one) => grantFor(viewer, one, subject) !== undefined)
    );
  });
}

/**
 * Who proposes has accepted thereby: acceptance is for the sides that still wait, and what was proposed is amended by
 * those who may propose so.
 */
function permissionsOf(command: ClaimCommand, claim: Sided): Permission[] {
  if (command === 'amendClaim') return [`amendClaim.${claim.origin}`];
  if (command !== 'acceptClaim') return [command];
  return [
    ...(claim.acceptedByPlaceAt ? [] : (['acceptClaim.PLACE'] as const)),
    ...(claim.acceptedByUnitAt ? [] : (['acceptClaim.UNIT'] as const)),
  ];
}
