/** What suggestions are asked for, read and compared. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import { readScope } from '../listing/scope.ts';
import { pathsAbove, rangeBelow } from '../place/path.ts';
import { asOf, ledWithin, readNeeds, readResources, servingSomeOf } from './match-reading.ts';
import type { MatchSuggestion } from './match-suggestion.ts';
import { isMatching, ledPaths } from './match-viewer.ts';
import type { MatchSuggestionsArgs } from './matching.inputs.ts';
import type { OpenNeed, OpenResource } from './open-items.ts';
import { suggestionsOf } from './suggestions.ts';

/** Of a place: those with the nearest deadlines, beside so many resources. */
const MOST_NEEDS = 200;
const MOST_RESOURCES = 1_000;

const IS_LISTED: Condition = () => `t.state = 'LISTED'`;

const isIt =
  (id: string): Condition =>
  (sql) =>
    `t.id = ${sql.value(id)}`;

interface Compared {
  needs: OpenNeed[];
  resources: OpenResource[];
}

const NOTHING: Compared = { needs: [], resources: [] };

/** The best first. @throws NOT_FOUND, BAD_USER_INPUT for a size out of bounds */
export async function suggest(
  context: HubContext,
  { for: asked, first = null, ineligible }: MatchSuggestionsArgs,
): Promise<MatchSuggestion[]> {
  const { size } = windowOf({ first });
  const isIneligible = ineligible === true;
  const compared = await read(context, asked, isIneligible);
  const matter = { viewer: context.viewer, asOf: asOf(context), ...compared };
  return suggestionsOf(matter, { size, isIneligible });
}

async function read(
  context: HubContext,
  { needId, resourceId, placeId }: MatchSuggestionsArgs['for'],
  isIneligible: boolean,
): Promise<Compared> {
  if (isGiven(needId)) return ofNeed(context, needId, isIneligible);
  if (isGiven(resourceId)) return ofResource(context, resourceId);
  const { range } = await readScope({ placeId: placeId ?? '' }, context);
  const path = range?.from ?? '';
  if (!isMatching(context.viewer)) return NOTHING;
  const serving = servingSomeOf(path);
  const [needs, resources] = await Promise.all([
    needsIn(context, path),
    readResources(context, {
      most: MOST_RESOURCES,
      conditions: isIneligible ? [serving] : [serving, IS_LISTED],
      places: ledWithin(context, path),
    }),
  ]);
  return { needs, resources };
}

function needsIn(context: HubContext, path: string): Promise<OpenNeed[]> {
  const scope = { range: rangeBelow(path) };
  return readNeeds(context, scope, { most: MOST_NEEDS, conditions: [IS_LISTED] });
}

/** Resources for the places that hold it; where it is asked what forbids them, also those beside it, within the place above. */
async function ofNeed(context: HubContext, id: string, isIneligible: boolean): Promise<Compared> {
  const needs = isMatching(context.viewer)
    ? await readNeeds(context, null, { most: 1, conditions: [isIt(id)] })
    : [];
  const [need] = needs;
  if (!need) return seenOnly('need', id, await context.load.need.load(id));
  const above = pathsAbove(need.path);
  const paths = [...above, need.path];
  const serving: Condition = (sql) => `t.path = any(${sql.value(paths)})`;
  const resources = await readResources(context, {
    most: MOST_RESOURCES,
    conditions: isIneligible ? [servingSomeOf(above.at(-1) ?? need.path)] : [serving, IS_LISTED],
    places: ledWithin(context, need.path),
  });
  return { needs, resources };
}

async function ofResource(context: HubContext, id: string): Promise<Compared> {
  const resources = isMatching(context.viewer)
    ? await readResources(context, {
        most: 1,
        conditions: [isIt(id)],
        places: ledPaths(context.viewer),
      })
    : [];
  const [resource] = resources;
  if (!resource) return seenOnly('resource', id, await context.load.resource.load(id));
  return { needs: await needsIn(context, resource.path), resources };
}

/** @throws NOT_FOUND where there is no such row for the viewer; else there is nothing to suggest */
function seenOnly(noun: 'need' | 'resource', id: string, row: object | null): Compared {
  if (row) return NOTHING;
  throw HubError.notFound(noun, id, `for.${noun}Id`);
}
