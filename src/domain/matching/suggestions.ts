/** The pairs for a need, a resource or a place, judged, scored and ordered; a piece at a time, so that others are served between. */
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Viewer } from '../../engine/access/viewer.ts';
import type { MatchSuggestion } from './match-suggestion.ts';
import { quantityOf, rulesAgainst } from './match-rules.ts';
import { leads } from './match-viewer.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';
import { type Pieces, piecesOf } from './pieces.ts';
import type { Pair } from './score-part.ts';
import { mostOf, reasonsOf, scoreOf } from './score.ts';

/** Of comparing at one go. */
const PIECE_MS = 8;

export interface Matter {
  viewer: Viewer;
  asOf: AsOf;
  needs: readonly OpenNeed[];
  resources: readonly OpenResource[];
}

interface Judged {
  pair: Pair;
  score: number;
  rules: ReturnType<typeof rulesAgainst>;
}

/** Eligible ones, or those that are not: to one who leads the need's place all of them, to a liaison its own unit's. */
export async function suggestionsOf(
  matter: Matter,
  { size, isIneligible }: { size: number; isIneligible: boolean },
): Promise<MatchSuggestion[]> {
  const pieces = new Map(matter.resources.map((one) => [one, piecesOf(one.words)]));
  let best: Judged[] = [];
  let begun = performance.now();
  for (const need of matter.needs) {
    const own = judged(need, matter, pieces).filter(
      ({ rules }) => rules.length > 0 === isIneligible,
    );
    // Only the best are kept: of a place there are very many.
    best = [...best, ...own.sort(byMerit).slice(0, size)].sort(byMerit).slice(0, size);
    if (performance.now() - begun < PIECE_MS) continue;
    await afterOthers();
    begun = performance.now();
  }
  return best.map(told);
}

function judged(
  need: OpenNeed,
  { viewer, asOf, resources }: Matter,
  pieces: ReadonlyMap<OpenResource, Pieces>,
): Judged[] {
  const isLed = leads(viewer, need.path);
  const needPieces = piecesOf(need.words);
  return resources.flatMap((one) => {
    const rules = rulesAgainst(need, one, asOf);
    const isOwn = viewer.unitIds.includes(one.unitId);
    if (!isLed && (!isOwn || rules.length > 0)) return [];
    const resource = isLed ? one : { ...one, record: null };
    const resourcePieces = pieces.get(one) ?? new Set<string>();
    const pair = { need, resource, needPieces, resourcePieces, asOf };
    return [{ pair, rules, score: scoreOf(pair) }];
  });
}

/** Fewer rules first, then more points; equal ones in the order of their ids. */
function byMerit(one: Judged, other: Judged): number {
  const byRules = one.rules.length - other.rules.length;
  const byScore = other.score - one.score;
  return byRules || byScore || (keyOf(one.pair) < keyOf(other.pair) ? -1 : 1);
}

const keyOf = ({ need, resource }: Pair) => `${need.id} ${resource.id}`;

function told({ pair, score, rules }: Judged): MatchSuggestion {
  const { need, resource } = pair;
  return {
    needId: need.id,
    resourceId: resource.id,
    quantity: quantityOf(need, resource),
    score,
    outOf: mostOf(pair),
    isEligible: rules.length === 0,
    forbiddenBy: rules,
    reasons: reasonsOf(pair),
  };
}
