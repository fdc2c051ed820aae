/** A unit at a place, as the commands are given both that begin something between them. */
import type { Subject } from '../../engine/access/permissions.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { findPlace } from '../place/find-place.ts';
import type { PlaceBy } from '../place/place.inputs.ts';
import { PartnerUnit } from './partner-unit.entity.ts';

/** What the guard asks of both, and what a row keeps of them. */
export interface UnitAt extends Subject {
  unitId: string;
  placeId: string;
}

/** @throws NOT_FOUND for either */
export async function findUnitAt(
  context: CommandContext,
  input: { unitId: string; place: PlaceBy },
): Promise<UnitAt> {
  const { id: unitId } = await context.find(PartnerUnit, input.unitId, 'input.unitId');
  const { id: placeId, path } = await findPlace(context, input.place, 'input.place');
  return { unitId, placeId, path };
}
