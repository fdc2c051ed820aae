/** Whether an agreement is in force is judged by state and dates at the moment of asking, by no job. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { pathsAbove } from '../place/path.ts';
import { Agreement } from './agreement.entity.ts';
import type { PartnerUnit } from './partner-unit.entity.ts';

/** @throws CONFLICT where the unit has none with the place of the path or one above it */
export async function requireAgreement(
  context: CommandContext,
  unit: PartnerUnit,
  path: string,
): Promise<void> {
  const today = dayOf(context.now);
  const found = await context.em.findOne(Agreement, {
    unitId: unit.id,
    state: 'ACTIVE',
    validFrom: { $lte: today },
    validUntil: { $gte: today },
    path: { $in: [...pathsAbove(path), path] },
  });
  if (found) return;
  throw HubError.conflict(
    `${unit.name} has no agreement in force with this place or one above it. ` +
      'Propose one, or have the street assign the claim with an overrideReason.',
  );
}
