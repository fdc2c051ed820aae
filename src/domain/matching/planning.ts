/** A plan from needs and resources: pairs compared, the assignment solved, what stays open explained. Pure but for the clock. */
import { arcsOf, type Compared, nearestRules } from './arcs.ts';
import type { Assignment } from './assignment.ts';
import type { OpenNeed, OpenResource } from './open-items.ts';
import type { Planned, PlanTask, UnmetPart } from './plan-task.ts';
import { type Solved, firstPlan, solve } from './solver.ts';

/** Tells the first plan as soon as there is one. */
export async function plan(task: PlanTask, tell: (first: Planned) => void): Promise<Planned> {
  const endMs = performance.now() + task.seconds * 1_000;
  const needs = task.needs.map(afterWaiting);
  const resources = task.resources.map(afterWaitingOnIt);
  const compared = arcsOf(needs, resources, task.asOf);
  const problem = {
    needs: needs.map(({ left }) => left),
    resources: resources.map(({ left }) => left),
    arcs: compared.arcs,
  };
  const answer = (solved: Solved) =>
    answerOf(solved, compared, { task, needs, resources, problem });
  const first = firstPlan(problem);
  tell(answer(first));
  return answer(await solve(problem, first, endMs));
}

/** What waits to be accepted is taken as given: a plan that is adopted is not planned a second time. */
function afterWaiting(need: OpenNeed): OpenNeed {
  return { ...need, left: Math.max(0, need.left - need.waiting) };
}

function afterWaitingOnIt(resource: OpenResource): OpenResource {
  const { left, waiting } = resource;
  return { ...resource, left: left === null ? null : Math.max(0, left - waiting) };
}

interface Asked {
  task: PlanTask;
  needs: readonly OpenNeed[];
  resources: readonly OpenResource[];
  problem: Assignment;
}

function answerOf(solved: Solved, { arcs, leftOut }: Compared, asked: Asked): Planned {
  const { quantities, value, bound, isOptimal } = solved;
  const parts = arcs.flatMap((arc, i) => {
    const quantity = quantities[i] ?? 0;
    return quantity > 0 ? [{ ...arc, quantity }] : [];
  });
  const given = new Map<number, number>();
  for (const { need, quantity } of parts) given.set(need, (given.get(need) ?? 0) + quantity);
  const unmet = asked.task.needs.flatMap((_, i) => unmetOf(i, given.get(i) ?? 0, asked));
  return { parts, value, bound, isOptimal, pairs: arcs.length, leftOut, unmet };
}

/** What of a need neither claims that wait nor the plan would cover, and why. */
function unmetOf(i: number, given: number, asked: Asked): UnmetPart[] {
  const { task, needs, resources, problem } = asked;
  const [whole, need] = [task.needs[i], needs[i]];
  if (!whole || !need || whole.left <= given) return [];
  if (need.left === 0) return [{ need: i, quantity: whole.left, cause: 'CLAIMS_WAIT', rules: [] }];
  const quantity = need.left - given;
  if (quantity === 0) return [];
  const own = problem.arcs.filter((arc) => arc.need === i);
  if (own.length === 0) {
    const rules = nearestRules(need, resources, task.asOf);
    return [{ need: i, quantity, cause: rules.length > 0 ? 'FORBIDDEN' : 'NO_RESOURCE', rules }];
  }
  const stock = own.reduce((sum, { resource }) => sum + (problem.resources[resource] ?? 0), 0);
  return [
    { need: i, quantity, cause: stock < need.left ? 'NOT_ENOUGH' : 'GIVEN_ELSEWHERE', rules: [] },
  ];
}
