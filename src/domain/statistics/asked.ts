/** Which numbers of the groups are needed: those that are asked for, and those that groups are chosen and ordered by. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { StatDefinition } from './definition.ts';
import { DURATION_FIELDS, type DurationField, fieldOfStatistic } from './duration.ts';
import type { Asked, Named } from './stat-request.ts';

/** Nothing else is computed. */
export function askedOf(
  { name, measures, durations }: StatDefinition,
  { reads }: HubContext,
  used: readonly Named[],
): Asked {
  const selected = reads.selection?.get(`${name}StatRow`);
  const isSelected = (field: string) => !reads.selection || selected?.has(field) === true;
  const isUsed = (one: string) => used.some(({ measure }) => measure === one);
  const parts = reads.selection?.get('DurationSummary');
  const ofDurations = Object.entries(durations).flatMap(([one, { field }]) => {
    const shown = isSelected(field) ? DURATION_FIELDS.filter((it) => parts?.has(it) ?? true) : [];
    const all = new Set([...shown, ...used.filter((it) => it.measure === one).map(statisticOf)]);
    return all.size === 0 && !isSelected(field) ? [] : [[one, [...all]] as const];
  });
  return {
    measures: Object.entries(measures).flatMap(([one, { field }]) =>
      isSelected(field) || isUsed(one) ? [one] : [],
    ),
    durations: new Map(ofDurations),
  };
}

/** What is meant of a duration: its average where nothing is said. */
export function statisticOf({ statistic }: Named): DurationField {
  return fieldOfStatistic(statistic ?? 'AVERAGE');
}
