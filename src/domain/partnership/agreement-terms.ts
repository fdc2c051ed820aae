/** What an agreement says: its title, its days, who gives, what it opens. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { findPlace } from '../place/find-place.ts';
import type { PlaceBy } from '../place/place.inputs.ts';
import { readTold } from '../text/told-text.ts';
import type { Agreement } from './agreement.entity.ts';
import { type AgreementDirection, LISTS_OF, type OpenedList } from './agreement.enums.ts';
import type { OpeningInput, ReviseAgreementInput } from './agreement.inputs.ts';

const TITLE = 100;
const MOST_PLACES = 50;

type Opening = Pick<Agreement, 'direction' | 'openedLists' | 'openedCategories' | 'openedPlaceIds'>;
export type Terms = Opening & Pick<Agreement, 'title' | 'validFrom' | 'validUntil'>;

/** @throws BAD_USER_INPUT where the last day lies before the first */
export function checkDays(validFrom: string, validUntil: string): void {
  if (validUntil >= validFrom) return;
  throw HubError.badInput('input.validUntil', '`input.validUntil` lies before `input.validFrom`.');
}

export const readAgreementTitle = (context: CommandContext, title: string) =>
  readTold(context, 'input.title', title, TITLE);

/** What it opens of the place with this path. @throws BAD_USER_INPUT, NOT_FOUND for a place */
export async function readOpening(
  context: CommandContext,
  input: OpeningInput,
  { direction, path }: { direction: AgreementDirection; path: string },
): Promise<Opening> {
  const { openedLists, openedCategories, openedPlaces } = input;
  return {
    direction,
    openedLists: readLists(openedLists, direction),
    openedCategories: isGiven(openedCategories)
      ? someOf('input.openedCategories', openedCategories)
      : null,
    openedPlaceIds: isGiven(openedPlaces) ? await readPlaces(context, openedPlaces, path) : null,
  };
}

/** The terms of an agreement written anew: what is left out stays as it is. @throws as `readOpening`, and for days and title */
export async function readTerms(
  context: CommandContext,
  row: Terms & { path: string },
  input: ReviseAgreementInput,
): Promise<Terms> {
  const { title } = input;
  const direction = input.direction ?? row.direction;
  const validFrom = input.validFrom ?? row.validFrom;
  const validUntil = input.validUntil ?? row.validUntil;
  checkDays(validFrom, validUntil);
  const opening = await readOpening(context, input, { direction, path: row.path });
  const isTurned = direction !== row.direction;
  return {
    title: isGiven(title) ? await readAgreementTitle(context, title) : row.title,
    validFrom,
    validUntil,
    direction,
    openedLists: isGiven(input.openedLists) || isTurned ? opening.openedLists : row.openedLists,
    openedCategories:
      input.openedCategories === undefined ? row.openedCategories : opening.openedCategories,
    openedPlaceIds: input.openedPlaces === undefined ? row.openedPlaceIds : opening.openedPlaceIds,
  };
}

/** In the order of the enum. */
function readLists(
  given: readonly OpenedList[] | null | undefined,
  direction: AgreementDirection,
): OpenedList[] {
  const possible = LISTS_OF[direction];
  if (!isGiven(given)) return [...possible];
  const lists = someOf('input.openedLists', given);
  const beyond = lists.find((one) => !possible.includes(one));
  if (beyond === undefined) return possible.filter((one) => lists.includes(one));
  throw HubError.badInput(
    'input.openedLists',
    `An agreement that is ${direction} opens ${possible.join(' and ')}, not ${beyond}.`,
  );
}

/** Each once. @throws BAD_USER_INPUT for none */
function someOf<T>(argument: string, given: readonly T[]): T[] {
  if (given.length > 0) return [...new Set(given)];
  throw HubError.badInput(argument, `\`${argument}\` is empty; leave it out to open all.`);
}

async function readPlaces(
  context: CommandContext,
  given: readonly PlaceBy[],
  path: string,
): Promise<string[]> {
  const argument = 'input.openedPlaces';
  const places = someOf(argument, given);
  if (places.length > MOST_PLACES) {
    throw HubError.badInput(
      argument,
      `\`${argument}\` names ${places.length} places; ${MOST_PLACES} is the most.`,
    );
  }
  const ids = new Set<string>();
  for (const [i, by] of places.entries()) {
    const found = await findPlace(context, by, `${argument}.${i}`);
    if (found.path === path || !found.path.startsWith(path)) {
      throw HubError.badInput(
        `${argument}.${i}`,
        `${found.code} does not lie below the place of the agreement.`,
      );
    }
    ids.add(found.id);
  }
  return [...ids];
}
