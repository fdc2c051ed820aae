/**
 * How many rows of each list a viewer sees. For staff the counters know; for others what they see is counted, no
 * further than a bound, and never estimated: an estimate would tell of rows that are hidden.
 */
import type { Count } from '../../engine/loading/load-count.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { totalOf } from '../need/need-counts.ts';
import { needsWithin } from '../need/needs-within.ts';
import { AGREEMENTS, CLAIMS, RESOURCES, type Way, reachIn } from '../listing/reach.ts';
import { DEEPEST_TALLY, type TallyKind, readTallies } from '../listing/tally.ts';
import { depthOf } from '../place/path.ts';

export type VisibleCounts = Record<'needs' | 'resources' | 'claims' | 'agreements', Count>;

const ALL = {};

/** One after another of one moment; asks each list for itself. */
export async function countVisible(context: HubContext): Promise<VisibleCounts> {
  const [needs, resources, claims, agreements] = await Promise.all([
    countNeeds(context),
    countRows(context, 'resource', 'resourcesUpTo', RESOURCES),
    countRows(context, 'claim', 'claimsUpTo', CLAIMS),
    countRows(context, 'agreement', 'agreementsUpTo', AGREEMENTS),
  ]);
  return { needs, resources, claims, agreements };
}

async function countNeeds(context: HubContext): Promise<Count> {
  const total = totalOf(ALL, context);
  if (total) return { value: await total(), isExact: true };
  return context.load.needsUpTo.load(await needsWithin(ALL, context));
}

async function countRows(
  context: HubContext,
  kind: TallyKind,
  loader: 'resourcesUpTo' | 'claimsUpTo' | 'agreementsUpTo',
  way: Way,
): Promise<Count> {
  const { viewer, reads, load } = context;
  const { staffPaths, screenPaths, unitIds } = viewer;
  const isKept = staffPaths.every((path) => depthOf(path) <= DEEPEST_TALLY);
  if (screenPaths.length + unitIds.length === 0 && isKept) {
    const rows = await readTallies(reads, kind, staffPaths);
    return { value: rows.reduce((sum, { count }) => sum + count, 0), isExact: true };
  }
  return load[loader].load(await reachIn(ALL, context, way));
}
