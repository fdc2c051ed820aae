/** Groups that were read already, chosen and put in order as the database would. */
import type { StatDefinition, StatRow } from './definition.ts';
import { comparisonsOf } from './stat-choice.ts';
import type { Named, StatRequest } from './stat-request.ts';

/** They come in the order of their keys, and have no durations. */
export function arranged(
  { measures }: StatDefinition,
  rows: readonly StatRow[],
  { having, orderBy, first }: StatRequest,
): StatRow[] {
  const valueOf = (row: StatRow, { measure }: Named) =>
    row[measures[measure]?.field ?? ''] as number | null;
  const chosen = rows.filter((row) =>
    having.every((one) =>
      comparisonsOf(one.is).every((comparison) => holds(valueOf(row, one), ...comparison)),
    ),
  );
  const ordered = chosen.toSorted((a, b) => {
    for (const one of orderBy) {
      const way = byNumber(valueOf(a, one), valueOf(b, one), one.direction === 'ASC');
      if (way !== 0) return way;
    }
    return 0;
  });
  return first === undefined ? ordered : ordered.slice(0, first);
}

/** What is nothing comes last, whichever way the numbers go. */
function byNumber(left: number | null, right: number | null, isAscending: boolean): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right === isAscending ? -1 : 1;
}

const HOLDS = {
  eq: (left: number, right: number) => left === right,
  ne: (left: number, right: number) => left !== right,
  gte: (left: number, right: number) => left >= right,
  gt: (left: number, right: number) => left > right,
  lte: (left: number, right: number) => left <= right,
  lt: (left: number, right: number) => left < right,
};

function holds(left: number | null, operator: keyof typeof HOLDS, right: number): boolean {
  return left !== null && HOLDS[operator](left, right);
}
