/** Which groups are told, and in which order: in the statement, and over groups that were read already. */
import { HubError } from '../../errors.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import type { NumberColumn } from './stat-columns.ts';
import { statisticOf } from './asked.ts';
import type { Named, StatRequest } from './stat-request.ts';
import { MOST_GROUPS } from './stat-request.ts';

const COMPARISONS = { eq: '=', ne: '<>', gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** As SQL over the numbered columns of the groups g; a number that is null is neither larger nor smaller. */
export function choiceOf(
  { having }: StatRequest,
  numbers: readonly NumberColumn[],
  sql: Sql,
): string {
  const parts = having.flatMap((one) =>
    comparisonsOf(one.is).map(
      ([operator, value]) =>
        `${columnOf(one, numbers)} ${COMPARISONS[operator]} ${sql.value(value)}::float8`,
    ),
  );
  return parts.join(' and ') || 'true';
}

/** By the numbers that are named, and then by the keys; nothing last. */
export function orderOf(
  { orderBy }: StatRequest,
  numbers: readonly NumberColumn[],
  keys: string,
): string {
  const parts = orderBy.map(
    (one) => `${columnOf(one, numbers)} ${one.direction.toLowerCase()} nulls last`,
  );
  return [...parts, keys].join(', ');
}

type Operator = keyof typeof COMPARISONS;

export function comparisonsOf(given: object): [Operator, number][] {
  return Object.entries(given).flatMap(([operator, value]) =>
    typeof value === 'number' ? [[operator as Operator, value]] : [],
  );
}

function columnOf(named: Named, numbers: readonly NumberColumn[]): string {
  const { measure } = named;
  const keys = [measure, `${measure}.${statisticOf(named)}`];
  const at = numbers.findIndex(({ key }) => keys.includes(key));
  if (at < 0) throw new Error(`${measure} is named and not computed`);
  return `g.n${at + 1}`;
}

/** What is said where there are more groups than are told. */
export function tooMany(): HubError {
  return HubError.badInput(
    'groupBy',
    `These are more than ${MOST_GROUPS} groups; narrow the period or take larger buckets.`,
  );
}
