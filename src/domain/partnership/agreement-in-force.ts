/** Whether an agreement is in force is judged by state and dates at the moment of asking, by no job. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { NeedCategory } from '../listing/category.ts';
import { pathsAbove } from '../place/path.ts';
import { Place } from '../place/place.entity.ts';
import { Agreement } from './agreement.entity.ts';
import type { PartnerUnit } from './partner-unit.entity.ts';

type InForce = [Agreement, ...Agreement[]];

/** Agreements of the unit in force with the place of the path or one above it, whatever they open. */
export function agreementsInForce(
  { em, now }: CommandContext,
  unitId: string,
  path: string,
): Promise<Agreement[]> {
  const today = dayOf(now);
  return em.find(Agreement, {
    unitId,
    state: 'ACTIVE',
    validFrom: { $lte: today },
    validUntil: { $gte: today },
    path: { $in: [...pathsAbove(path), path] },
  });
}

/** The same. @throws CONFLICT where there is none */
export async function requireAgreement(
  context: CommandContext,
  unit: PartnerUnit,
  path: string,
): Promise<InForce> {
  const [first, ...others] = await agreementsInForce(context, unit.id, path);
  if (first) return [first, ...others];
  throw HubError.conflict(
    `${unit.name} has no agreement in force with this place or one above it. ` +
      'Propose one, or have the street assign the claim with an overrideReason.',
  );
}

/** @throws CONFLICT where the unit has none, or none of them opens needs of this category there */
export async function requireOpening(
  context: CommandContext,
  unit: PartnerUnit,
  need: { path: string; category: NeedCategory },
): Promise<void> {
  const agreements = await requireAgreement(context, unit, need.path);
  for (const one of agreements) if (await opensNeed(context, one, need)) return;
  throw HubError.conflict(
    `${agreements.map(({ number }) => number).join(', ')} of ${unit.name} opens no need of ${need.category} here. ` +
      'Have it amended, or have the street assign the claim with an overrideReason.',
  );
}

async function opensNeed(
  { em }: CommandContext,
  { path: own, openedLists, openedCategories, openedPlaceIds }: Agreement,
  { path, category }: { path: string; category: NeedCategory },
): Promise<boolean> {
  if (!openedLists.includes('NEEDS')) return false;
  if (openedCategories && !openedCategories.includes(category)) return false;
  if (!openedPlaceIds) return true;
  const places = await em.find(Place, { id: { $in: openedPlaceIds } });
  return places.some((one) => one.path.startsWith(own) && path.startsWith(one.path));
}
