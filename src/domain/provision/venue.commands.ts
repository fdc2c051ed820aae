/** The commands on venues. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { type Subject, admins } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { findPlace } from '../place/find-place.ts';
import type { Place } from '../place/place.entity.ts';
import { readTold } from '../text/told-text.ts';
import {
  AmendVenueInput,
  CloseVenueInput,
  RegisterVenueInput,
  UpgradeVenueInput,
} from './provision.inputs.ts';
import { venue } from './provision.noun.ts';
import { NAME, readEnd } from './provision-texts.ts';
import type { Venue } from './venue.entity.ts';

const MOST_AREA = 1_000_000;
const URL = 500;

export const venueCommands = commandsOf<Venue>(venue, {
  registerVenue: {
    may: admins,
    input: RegisterVenueInput,
    on: (context: CommandContext, { place }: RegisterVenueInput) =>
      findPlace(context, place, 'input.place'),
    make: register,
    term: '登记党建阵地',
  },
  amendVenue: {
    may: admins,
    input: AmendVenueInput,
    change: amend,
    term: '修改党建阵地',
  },
  upgradeVenue: {
    may: admins,
    input: UpgradeVenueInput,
    change: upgrade,
    term: 'What it measured before stays beside 党建阵地升级',
  },
  closeVenue: {
    may: admins,
    input: CloseVenueInput,
    change: close,
    term: '停用党建阵地',
  },
});

/** @throws BAD_USER_INPUT for a day to come, an area out of bounds, a text that is empty or too long, an address that is none */
async function register(
  context: CommandContext,
  { name, area, openedOn, photoUrl }: RegisterVenueInput,
  on: Subject,
): Promise<Columns<Venue>> {
  requirePast(context, openedOn, 'input.openedOn');
  return {
    placeId: (on as Place).id,
    name: await readTold(context, 'input.name', name, NAME),
    area: readArea(area),
    openedOn,
    photoUrl: await readAddress(context, photoUrl),
  };
}

async function amend(
  context: CommandContext,
  row: Venue,
  { name, area, photoUrl }: AmendVenueInput,
): Promise<void> {
  requireOpen(row);
  if (isGiven(name)) row.name = await readTold(context, 'input.name', name, NAME);
  if (isGiven(area)) row.area = readArea(area);
  if (photoUrl !== undefined) row.photoUrl = await readAddress(context, photoUrl);
}

/** @throws BAD_USER_INPUT for a day to come, or one before the last upgrade */
function upgrade(
  context: CommandContext,
  row: Venue,
  { upgrade: how, area, on }: UpgradeVenueInput,
): void {
  requireOpen(row);
  const day = isGiven(on) ? on : dayOf(context.now);
  requirePast(context, day, 'input.on');
  const since = row.upgradedOn ?? row.openedOn;
  if (day < since) {
    throw HubError.badInput('input.on', `\`input.on\` lies before ${since}.`);
  }
  row.areaBefore = row.area;
  row.area = readArea(area);
  row.upgrade = how;
  row.upgradedOn = day;
}

function close(context: CommandContext, row: Venue, { on }: CloseVenueInput): void {
  const { name: what, openedOn: begun, closedOn: ended } = row;
  row.closedOn = readEnd(context, on, { what, begun, ended });
}

function requireOpen({ name, closedOn }: Venue): void {
  if (closedOn !== null) throw HubError.conflict(`${name} was closed on ${closedOn}.`);
}

function requirePast({ now }: CommandContext, day: string, argument: string): void {
  if (day <= dayOf(now)) return;
  throw HubError.badInput(argument, `\`${argument}\` is still to come.`);
}

function readArea(area: number): number {
  if (area >= 1 && area <= MOST_AREA) return area;
  throw HubError.badInput('input.area', 'An area is 1 to 1,000,000 square metres.');
}

async function readAddress(
  context: CommandContext,
  address: string | null | undefined,
): Promise<string | null> {
  if (!isGiven(address)) return null;
  const text = await readTold(context, 'input.photoUrl', address, URL);
  if (/^https:\/\/[^\s"'<>]+$/.test(text)) return text;
  throw HubError.badInput(
    'input.photoUrl',
    '`input.photoUrl` begins with https://, and has no spaces in it.',
  );
}
