/**
 * How many rows of each list a viewer sees. For staff the counters know; for others what they see is counted, no
 * further than a bound, and never estimated: an estimate would tell of rows that are hidden.
 */
import type { Count } from '../../engine/loading/count.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { keptTotal } from '../need/need-counters.ts';
import { needsWithin } from '../need/needs-within.ts';
import { either } from '../listing/areas.ts';
import { type Way, reachIn } from '../listing/reach.ts';
import { claim, claimList } from '../need/claim.noun.ts';
import { decisionList, meetingList } from '../meeting/meeting-list.ts';
import { decision, meeting } from '../meeting/meeting.noun.ts';
import { agreement, agreementList } from '../partnership/agreement.noun.ts';
import { project, projectList } from '../project/project.noun.ts';
import { resource, resourceList } from '../resource/resource.noun.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import { below as isBelow } from '../listing/scope.ts';
import { DEEPEST_TALLY, readTallies } from '../listing/tally.ts';
import { depthOf } from '../place/path.ts';

export type VisibleCounts = Record<
  'needs' | 'resources' | 'claims' | 'agreements' | 'projects' | 'meetings' | 'decisions',
  Count
>;

const ALL = {};
const NONE: Count = { value: 0, isExact: true };

const below = (paths: readonly string[]) => ({ conditions: [either(paths.map(isBelow))] });

/** One after another of one moment; asks each list for itself. */
export async function countVisible(context: HubContext): Promise<VisibleCounts> {
  const [needs, resources, claims, agreements, projects, meetings, decisions] = await Promise.all([
    countNeeds(context),
    countRows(context, resource, resourceList.way),
    countRows(context, claim, claimList.way),
    countRows(context, agreement, agreementList.way),
    countFew(context, project, projectList.way),
    countFew(context, meeting, meetingList.way),
    countFew(context, decision, decisionList.way),
  ]);
  return { needs, resources, claims, agreements, projects, meetings, decisions };
}

async function countNeeds(context: HubContext): Promise<Count> {
  const total = keptTotal(ALL, context);
  if (total) return { value: await total(), isExact: true };
  return context.load.needsUpTo.load(
    await needsWithin(ALL, context, { isWhole: true, isCounted: true }),
  );
}

/** Of lists so short that no counter keeps them. */
async function countFew<T extends object>(
  context: HubContext,
  { load: own }: Noun<T>,
  way: Way,
): Promise<Count> {
  return context.load.of(own.upTo).load(await reachIn(ALL, context, way));
}

async function countRows<T extends object>(
  context: HubContext,
  { kind, load: own }: Noun<T>,
  way: Way,
): Promise<Count> {
  const { viewer, reads, load } = context;
  const { staffPaths, screenPaths, unitIds } = viewer;
  if (screenPaths.length + unitIds.length > 0) {
    return load.of(own.upTo).load(await reachIn(ALL, context, way));
  }
  const kept = staffPaths.filter((path) => depthOf(path) <= DEEPEST_TALLY);
  const fine = staffPaths.filter((path) => depthOf(path) > DEEPEST_TALLY);
  const known = kept.length > 0 ? await readTallies(reads, kind, kept) : [];
  const rest = fine.length > 0 ? await load.of(own.upTo).load(below(fine)) : NONE;
  const value = known.reduce((sum, { count }) => sum + count, rest.value);
  return { value, isExact: rest.isExact };
}
