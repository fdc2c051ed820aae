/** Commands on places. */
import type { EntityName, MetadataStorage } from '@mikro-orm/core';
import { LOCKS } from '../../engine/database/locks.ts';
import { HubError } from '../../errors.ts';
import { districtAdmins } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { isWithin, rangeBelow } from './path.ts';
import { PlaceCode } from './place-code.entity.ts';
import { Place } from './place.entity.ts';
import { MovePlaceInput, RecodePlaceInput } from './place.inputs.ts';
import { place } from './place.noun.ts';

export const placeCommands = commandsOf(place, {
  movePlace: {
    may: districtAdmins,
    input: MovePlaceInput,
    lock: lockBoth,
    change: move,
    term: 'Hangs a place with all below it under another 调整隶属关系',
  },
  recodePlace: {
    may: districtAdmins,
    input: RecodePlaceInput,
    check: checkCode,
    change: recode,
    term: 'A new code; the old one goes on finding the place 变更区划代码',
  },
});

/** Two moves at once could each hang itself below the other. */
async function lockBoth(
  context: CommandContext,
  { placeId, parentId }: MovePlaceInput,
): Promise<Place> {
  await context.em.execute(`select pg_advisory_xact_lock(${LOCKS.movePlace})`);
  const moved = await context.lock(Place, placeId, 'input.placeId');
  await context.lock(Place, parentId, 'input.parentId');
  return moved;
}

/**
 * Hangs a place with all below it under another parent, which is the giver's too. Every copy of a path moves with it in
 * this one transaction, and the journal tells one event: the place's own.
 * @throws CONFLICT where the parent is no place for it, or lies below it
 */
async function move(
  context: CommandContext,
  moved: Place,
  { parentId }: MovePlaceInput,
): Promise<void> {
  const parent = await context.find(Place, parentId, 'input.parentId');
  await context.require('movePlace', parent);
  const old = await context.find(Place, moved.parentId ?? '', 'input.placeId');
  if (old.kind !== parent.kind || isWithin(parent.path, rangeBelow(moved.path))) {
    throw HubError.conflict(
      `A ${moved.kind} that hangs on a ${old.kind} can be moved to another ${old.kind} only; ${parent.code} is a ${parent.kind}.`,
    );
  }
  const from = moved.path;
  const key = from.split('.').at(-2);
  const to = `${parent.path}${key}.`;
  await movePaths(context, moved.id, from, to);
  moved.parentId = parent.id;
  moved.path = to;
}

async function movePaths(
  { em }: CommandContext,
  id: string,
  from: string,
  to: string,
): Promise<void> {
  const range = rangeBelow(from);
  await em.execute(`select set_config('gridhub.moving', 'yes', true)`);
  const entities = em.config.get('entities').filter((one) => typeof one !== 'string');
  for (const table of tablesWithPath(entities, em.getMetadata())) {
    await em.execute(
      `/* place.movePaths */ update ${table} set path = ? || substr(path, ?)
       where path >= ? and path < ? and id <> ?`,
      [to, from.length + 1, range.from, range.to, id],
    );
  }
  await em.execute(`select set_config('gridhub.moving', '', true)`);
}

/**
 * Tables whose rows carry a copy of their place's path, in the order of the entities as the hub lists them: that in which
 * commands lock their rows. What is only added to keeps the path that it had.
 */
export function tablesWithPath(
  entities: readonly EntityName[],
  metadata: MetadataStorage,
): string[] {
  return entities
    .map((entity) => metadata.get(entity))
    .filter(({ properties }) => 'path' in properties && 'updatedAt' in properties)
    .map(({ tableName }) => tableName);
}

function checkCode(_: CommandContext, { code }: RecodePlaceInput): void {
  if (/^\d{2,18}$/.test(code)) return;
  throw HubError.badInput('input.code', '`input.code` must be 2 to 18 digits.');
}

/** The old code is retired and goes on finding it. @throws CONFLICT where the code is or was another place's */
async function recode(
  context: CommandContext,
  recoded: Place,
  { code }: RecodePlaceInput,
): Promise<void> {
  // Two at once would both find it free.
  await context.em.execute('select pg_advisory_xact_lock(?, hashtext(?))', [LOCKS.placeCode, code]);
  if (await context.em.findOne(PlaceCode, { code })) {
    throw HubError.conflict(`The code ${code} is or was in use; codes are never given again.`);
  }
  recoded.code = code;
}
