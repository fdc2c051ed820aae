/** The commands on civic bodies. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { type Subject, admins, leaders } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { findPlace } from '../place/find-place.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceKind } from '../place/place-kind.ts';
import { readTold } from '../text/told-text.ts';
import { DissolveCivicBodyInput, EstablishCivicBodyInput } from './body.inputs.ts';
import type { CivicBody, CivicBodyKind } from './civic-body.entity.ts';
import { civicBody } from './organisation.noun.ts';

const NAME = 100;

/** The residents' committee belongs to the order of the place; owners found theirs with its leaders. */
const keepers = { COMMITTEE: admins, OWNERS: leaders } as const;

const STANDS_ON: Readonly<Record<CivicBodyKind, readonly PlaceKind[]>> = {
  RESIDENTS_COMMITTEE: ['COMMUNITY'],
  VILLAGERS_COMMITTEE: ['VILLAGE'],
  OWNERS_COMMITTEE: ['COMMUNITY', 'VILLAGE', 'GRID'],
};

const sideOf = ({ kind }: { kind: CivicBodyKind }) =>
  kind === 'OWNERS_COMMITTEE' ? 'OWNERS' : 'COMMITTEE';

export const civicBodyCommands = commandsOf<CivicBody>(
  civicBody,
  {
    establishCivicBody: {
      may: { rules: keepers, side: (_: Subject, input: EstablishCivicBodyInput) => sideOf(input) },
      input: EstablishCivicBodyInput,
      on: placeOf,
      make: establish,
      term: 'One committee of residents or villagers on a place, any number of owners 设立自治组织',
    },
    dissolveCivicBody: {
      may: { rules: keepers, side: sideOf },
      input: DissolveCivicBodyInput,
      change: dissolve,
      term: 'Its appointments end the day before 撤销自治组织',
    },
  },
  { payload: rowAsPayload(civicBody, 'civicBody') },
);

function placeOf(context: CommandContext, { place }: EstablishCivicBodyInput): Promise<Place> {
  return findPlace(context, place, 'input.place');
}

/** @throws BAD_USER_INPUT for a place of another kind, CONFLICT where there is one already */
async function establish(
  context: CommandContext,
  { kind, name }: EstablishCivicBodyInput,
  on: Subject,
): Promise<Columns<CivicBody>> {
  const place = on as Place;
  if (!STANDS_ON[kind].includes(place.kind)) {
    throw HubError.badInput(
      'input.place',
      `A ${kind} stands on a ${STANDS_ON[kind].join(' or a ')}; ${place.code} is a ${place.kind}.`,
    );
  }
  await refuseSecond(context, kind, place);
  return { kind, name: await readTold(context, 'input.name', name, NAME), placeId: place.id };
}

async function refuseSecond(
  context: CommandContext,
  kind: CivicBodyKind,
  { id: placeId }: Place,
): Promise<void> {
  if (kind === 'OWNERS_COMMITTEE') return;
  // Two at once would both find none: the place is locked, not only held.
  await context.lock(Place, placeId, 'input.place');
  const there = await context.em.findOne(civicBody.entity, { kind, placeId, dissolvedOn: null });
  if (there) throw HubError.conflict(`${there.name} stands there already.`);
}

async function dissolve(
  context: CommandContext,
  body: CivicBody,
  { on }: DissolveCivicBodyInput,
): Promise<void> {
  const today = dayOf(context.now);
  const day = isGiven(on) ? on : today;
  if (day > today) {
    throw HubError.badInput('input.on', '`input.on` is still to come: dissolve it on that day.');
  }
  if (body.dissolvedOn !== null) {
    throw HubError.conflict(`${body.name} was dissolved on ${body.dissolvedOn}.`);
  }
  body.dissolvedOn = day;
  await context.em.execute(
    `/* civicBody.endAppointments */ update appointment set valid_until = greatest(valid_from, ?::date - 1)
     where body_id = ? and (valid_until is null or valid_until >= ?::date)`,
    [day, body.id, day],
  );
}
