/** Commands on places. */
import { LOCKS } from '../../engine/database/locks.ts';
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { isWithin, rangeBelow } from './path.ts';
import { PlaceCode } from './place-code.entity.ts';
import { Place } from './place.entity.ts';
import type { MovePlaceInput, PlaceBy, RecodePlaceInput } from './place.inputs.ts';

/** Tables whose rows carry a copy of their place's path. */
const TABLES_WITH_PATH = [
  'place',
  'party_organisation',
  'building_post',
  'partner_unit',
  'agreement',
  'access_grant',
  // In the order in which commands lock them.
  'need',
  'claim',
  'resource',
];

/**
 * The place by its id or by a code that it has or had, held where it hangs until the command ends: a row made
 * with its path must not be overtaken by a move.
 * @throws NOT_FOUND
 */
export async function findPlace(work: Work, by: PlaceBy, argument: string): Promise<Place> {
  if (isGiven(by.id)) return work.hold(Place, by.id, `${argument}.id`);
  const code = by.code ?? '';
  const known = await work.em.findOne(PlaceCode, { code });
  if (!known) throw HubError.notFound('place', code, `${argument}.code`);
  return work.hold(Place, known.placeId, `${argument}.code`);
}

/**
 * Hangs a place with all below it under another parent. Every copy of a path moves with it in this one
 * transaction, and the journal tells one event: the place's own.
 * @throws CONFLICT where the parent is no place for it, or lies below it
 */
export async function movePlace(work: Work, input: MovePlaceInput): Promise<Place> {
  // Two moves at once could each hang itself below the other.
  await work.em.execute(`select pg_advisory_xact_lock(${LOCKS.movePlace})`);
  const place = await work.lock(Place, input.placeId, 'input.placeId');
  const parent = await work.lock(Place, input.parentId, 'input.parentId');
  await work.require('movePlace', place);
  await work.require('movePlace', parent);
  const old = await work.find(Place, place.parentId ?? '', 'input.placeId');
  if (old.kind !== parent.kind || isWithin(parent.path, rangeBelow(place.path))) {
    throw HubError.conflict(
      `A ${place.kind} that hangs on a ${old.kind} can be moved to another ${old.kind} only; ${parent.code} is a ${parent.kind}.`,
    );
  }
  const from = place.path;
  const key = from.split('.').at(-2);
  const to = `${parent.path}${key}.`;
  await movePaths(work, place.id, from, to);
  place.parentId = parent.id;
  place.path = to;
  return place;
}

async function movePaths({ em }: Work, id: string, from: string, to: string): Promise<void> {
  const range = rangeBelow(from);
  await em.execute(`select set_config('gridhub.moving', 'yes', true)`);
  for (const table of TABLES_WITH_PATH) {
    await em.execute(
      `/* place.movePaths */ update ${table} set path = ? || substr(path, ?)
       where path >= ? and path < ? and id <> ?`,
      [to, from.length + 1, range.from, range.to, id],
    );
  }
  await em.execute(`select set_config('gridhub.moving', '', true)`);
}

/**
 * Gives a place a new code; the old one is retired and goes on finding it.
 * @throws CONFLICT where the code is or was another place's
 */
export async function recodePlace(work: Work, input: RecodePlaceInput): Promise<Place> {
  if (!/^\d{2,18}$/.test(input.code)) {
    throw HubError.badInput('input.code', '`input.code` must be 2 to 18 digits.');
  }
  const place = await work.lock(Place, input.placeId, 'input.placeId');
  await work.require('recodePlace', place);
  if (await work.em.findOne(PlaceCode, { code: input.code })) {
    throw HubError.conflict(
      `The code ${input.code} is or was in use; codes are never given again.`,
    );
  }
  place.code = input.code;
  return place;
}
