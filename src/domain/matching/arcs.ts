/**
 * The pairs that a plan may use: eligible ones, of each need the best alone. Runs in the solver's thread, since every need is
 * compared with every resource.
 */
import type { Arc } from './assignment.ts';
import { isNeedOpen, isPair, isResourceOpen, rulesAgainst } from './match-rules.ts';
import type { MatchRule } from './match.enums.ts';
import type { AsOf, OpenNeed, OpenResource } from './open-items.ts';
import { piecesOf } from './pieces.ts';
import { scoreOf } from './score.ts';

/** More are hardly ever used: what a need can take is a few of its best. */
export const MOST_ARCS = 100;

export interface Compared {
  arcs: Arc[];
  /** Eligible pairs that are not among the best of their need. */
  leftOut: number;
}

/** In the order of the needs, of each the best first, equal ones in the order of the resources. */
export function arcsOf(
  needs: readonly OpenNeed[],
  resources: readonly OpenResource[],
  asOf: AsOf,
): Compared {
  const open = resources.flatMap((resource, index) =>
    isResourceOpen(resource, asOf)
      ? [{ resource, index, resourcePieces: piecesOf(resource.words) }]
      : [],
  );
  let leftOut = 0;
  const arcs = needs.flatMap((need, i) => {
    if (!isNeedOpen(need)) return [];
    const needPieces = piecesOf(need.words);
    const own: Arc[] = [];
    for (const { resource, index, resourcePieces } of open) {
      if (!isPair(need, resource)) continue;
      const pair = { need, resource, asOf, needPieces, resourcePieces };
      own.push({ need: i, resource: index, score: scoreOf(pair) });
    }
    leftOut += Math.max(0, own.length - MOST_ARCS);
    return own.sort((a, b) => b.score - a.score || a.resource - b.resource).slice(0, MOST_ARCS);
  });
  return { arcs, leftOut };
}

/** What forbids the resources that come nearest to a need: those with the fewest rules against them. */
export function nearestRules(
  need: OpenNeed,
  resources: readonly OpenResource[],
  asOf: AsOf,
): MatchRule[] {
  let fewest = Infinity;
  const found = new Set<MatchRule>();
  for (const resource of resources) {
    const rules = rulesAgainst(need, resource, asOf);
    if (rules.length > fewest) continue;
    if (rules.length < fewest) found.clear();
    fewest = rules.length;
    for (const rule of rules) found.add(rule);
  }
  return [...found];
}
