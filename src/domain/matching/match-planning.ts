/**
 * A plan as it is asked for: rows read in a snapshot of their own, so that no connection waits for the solver; then
 * planned apart, in its turn.
 */
import type { HubContext } from '../../engine/execution/context.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { isGiven } from '../../input.ts';
import { readScope } from '../listing/scope.ts';
import { rangeBelow } from '../place/path.ts';
import type { MatchPlan } from './match-plan.ts';
import { asOf, ledWithin, readNeeds, readResources, servingSomeOf } from './match-reading.ts';
import { leads } from './match-viewer.ts';
import type { PlanMatchesArgs } from './matching.inputs.ts';
import type { Planned, PlanTask } from './plan-task.ts';
import { planApart } from './plan-thread.ts';
import { turnsOf } from './plan-turns.ts';

/** Of each. */
const MOST = 2_000;

/** Null where the viewer does not lead the place. @throws NOT_FOUND, RATE_LIMITED, UNAVAILABLE */
export async function planMatches(
  context: HubContext,
  args: PlanMatchesArgs,
): Promise<MatchPlan | null> {
  const { range } = await context.inNewSnapshot((other) =>
    readScope({ placeId: args.placeId }, other),
  );
  const path = range?.from ?? '';
  if (!leads(context.viewer, path)) return null;
  return turnsOf(context.about).within(context.payer, async () => {
    const at = context.now();
    const { task, isCut } = await context.inNewSnapshot((other) => taskOf(other, path, args));
    const planned = await planApart(task, context.isGone);
    return told(planned, task, { at, isCut });
  });
}

async function taskOf(
  context: HubContext,
  path: string,
  { kinds, until }: PlanMatchesArgs,
): Promise<{ task: PlanTask; isCut: boolean }> {
  const isListed: Condition = () => `t.state = 'LISTED'`;
  const isDue: Condition = (sql) =>
    `t.deadline < (${sql.value(until)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const isOfKind: Condition = (sql) => `t.kind = any(${sql.value(kinds)})`;
  const [needs, resources] = await Promise.all([
    readNeeds(
      context,
      { range: rangeBelow(path) },
      {
        most: MOST,
        conditions: [isListed, ...(isGiven(until) ? [isDue] : [])],
      },
    ),
    readResources(context, {
      most: MOST,
      conditions: [servingSomeOf(path), isListed, ...(isGiven(kinds) ? [isOfKind] : [])],
      places: ledWithin(context, path),
    }),
  ]);
  const isCut = needs.length > MOST || resources.length > MOST;
  const task = {
    needs: needs.slice(0, MOST).filter(({ left }) => left > 0),
    resources: resources.slice(0, MOST),
    asOf: asOf(context),
    seconds: context.settings.planSeconds,
  };
  return { task, isCut };
}

function told(
  { parts, unmet, pairs, leftOut, ...worth }: Planned,
  { needs, resources }: PlanTask,
  { at, isCut }: { at: Date; isCut: boolean },
): MatchPlan {
  const claims = parts.flatMap(({ need, resource, quantity, score }) => {
    const [wanted, given] = [needs[need], resources[resource]];
    if (!wanted || !given) return [];
    const versions = { needVersion: wanted.version, resourceVersion: given.version };
    return [{ needId: wanted.id, resourceId: given.id, quantity, score, ...versions }];
  });
  return {
    ...worth,
    at,
    isCut,
    claims,
    unmet: unmet.flatMap(({ need, ...rest }) => {
      const wanted = needs[need];
      return wanted ? [{ needId: wanted.id, ...rest }] : [];
    }),
    needCount: needs.length,
    resourceCount: resources.length,
    pairCount: pairs,
    pairsLeftOut: leftOut,
  };
}

declare module '../../engine/execution/settings.ts' {
  interface Settings {
    /** For comparing and solving, of the 20 s that a plan may take in all; with none it is the first plan that there is. */
    planSeconds: number;
  }
}
