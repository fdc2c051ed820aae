/** Questions about groups as clients give them, read and checked. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { HubError } from '../../errors.ts';
import { askedOf } from './asked.ts';
import type { StatDefinition } from './definition.ts';
import { spanOf } from './relative-period.ts';
import {
  MOST_GROUPS,
  type Named,
  type PeriodGiven,
  type StatRequest,
  type StatsGiven,
} from './stat-request.ts';

/** @throws BAD_USER_INPUT where nothing is grouped, or what is asked for does not go together */
export function readRequest(
  definition: StatDefinition,
  given: StatsGiven,
  context: HubContext,
): StatRequest {
  const { filter, bucket, period, first } = given;
  if (given.groupBy.length === 0 && !bucket) {
    throw HubError.badInput('groupBy', 'Name at least one dimension in `groupBy`, or a `bucket`.');
  }
  const orderBy = given.orderBy ?? [];
  const having = given.having ?? [];
  for (const one of orderBy) checkNamed(definition, one, 'orderBy');
  for (const one of having) checkNamed(definition, one, 'having');
  const [usual = ''] = Object.keys(definition.moments);
  return {
    filter: (filter ?? undefined) as FilterInput | undefined,
    groupBy: [...new Set(given.groupBy)],
    bucket: bucket ?? undefined,
    by: period?.by ?? usual,
    ...readPeriod(period, context.now()),
    isTimed: Boolean(bucket ?? period),
    orderBy,
    having,
    first: readFirst(first),
    asked: askedOf(definition, context, [...orderBy, ...having]),
  };
}

function readFirst(first: number | null | undefined): number | undefined {
  if (first === null || first === undefined) return undefined;
  if (first >= 1 && first <= MOST_GROUPS) return first;
  throw HubError.badInput(
    'first',
    `\`first\` is ${first}; give a number from 1 to ${MOST_GROUPS}.`,
  );
}

/** Only of how long something takes there is more than one number. */
function checkNamed({ durations }: StatDefinition, { measure, statistic }: Named, where: string) {
  if (!statistic || measure in durations) return;
  throw HubError.badInput(
    `${where}.statistic`,
    `\`${measure}\` is a number by itself: leave \`statistic\` out.`,
  );
}

function readPeriod(period: PeriodGiven | null | undefined, now: Date) {
  const { from, to, within } = period ?? {};
  if (!within) return { from: from ?? undefined, to: to ?? undefined };
  if (!from && !to) return spanOf(within, now);
  throw HubError.badInput('period.within', 'Give `within`, or `from` and `to`, not both.');
}
