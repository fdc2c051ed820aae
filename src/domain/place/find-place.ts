/** The place that a command's input names. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PlaceCode } from './place-code.entity.ts';
import { Place } from './place.entity.ts';
import type { PlaceBy } from './place.inputs.ts';

/**
 * The place by its id or by a code that it has or had, held where it hangs until the command ends: a row made
 * with its path must not be overtaken by a move.
 * @throws NOT_FOUND
 */
export async function findPlace(
  context: CommandContext,
  by: PlaceBy,
  argument: string,
): Promise<Place> {
  if (isGiven(by.id)) return context.hold(Place, by.id, `${argument}.id`);
  const code = by.code ?? '';
  const known = await context.em.findOne(PlaceCode, { code });
  if (!known) throw HubError.notFound('place', code, `${argument}.code`);
  return context.hold(Place, known.placeId, `${argument}.code`);
}
