/** A plan that is always there: arcs one after the other, what is worth most first, each as much as it still can. */
import { type Assignment, type Quantities, worthOf } from './assignment.ts';

/**
 * Feasible and of whole numbers; what is begun is kept and filled up.
 * @param begun feasible quantities of whole numbers
 */
export function bestFirst(problem: Assignment, begun?: Quantities): number[] {
  const { arcs } = problem;
  const quantities = begun ? [...begun] : arcs.map(() => 0);
  const needs = [...problem.needs];
  const resources = [...problem.resources];
  const take = (i: number, much: number) => {
    const arc = arcs[i];
    if (!arc) return;
    needs[arc.need] = (needs[arc.need] ?? 0) - much;
    const left = resources[arc.resource];
    if (left !== null && left !== undefined) resources[arc.resource] = left - much;
  };
  quantities.forEach((much, i) => take(i, much));
  const worths = arcs.map((arc) => worthOf(problem, arc));
  const order = arcs.map((_, i) => i).sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
  for (const i of order) {
    const arc = arcs[i];
    if (!arc) continue;
    const wanted = needs[arc.need] ?? 0;
    const much = Math.max(0, Math.min(wanted, resources[arc.resource] ?? wanted));
    quantities[i] = (quantities[i] ?? 0) + much;
    take(i, much);
  }
  return quantities;
}
