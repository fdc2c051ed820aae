/** The place that an argument names, to look for others in it. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { PlacesArgs } from './place.inputs.ts';
import type { PlaceRow } from './place.noun.ts';

interface Finders {
  placeOfTree: { load(id: string): Promise<PlaceRow | null> };
  placeByCode: { load(code: string): Promise<PlaceRow | null> };
}

/** The place that others are looked for in; null: everywhere. @throws NOT_FOUND */
export async function placeWithin(
  { within }: Pick<PlacesArgs, 'within'>,
  { placeOfTree, placeByCode }: Finders,
): Promise<PlaceRow | null> {
  if (!within) return null;
  const [name, key] = isGiven(within.id) ? ['id', within.id] : ['code', within.code ?? ''];
  const found = await (name === 'id' ? placeOfTree : placeByCode).load(key);
  if (found) return found;
  throw HubError.notFound('place', key, `within.${name}`);
}
