/** The columns of a statement about groups: their keys, and the numbers that are asked for. */
import type { Given, Key, StatDefinition } from './definition.ts';
import { aggregateOf } from './duration.ts';
import type { StatRequest } from './stat-request.ts';

export interface KeyColumn extends Key {
  /** Where a group holds it. */
  name: string;
}

export interface NumberColumn {
  /** Where a group holds it: `count`, `listingToClosing.average`. */
  name: string;
  /** As requests name it: `COUNT`, `LISTING_TO_CLOSING.average`. */
  key: string;
  text: string;
}

/** What a group holds of a dimension: its key, or the id by which its field is loaded. */
export function propertyOf({ field, load }: { field: string; load?: unknown }): string {
  return load === undefined ? field : `${field}Id`;
}

export function keyColumns(
  { dimensions, moments }: StatDefinition,
  { groupBy, bucket, by }: StatRequest,
  given: Given,
): KeyColumn[] {
  const keys = groupBy.flatMap((one) => {
    const dimension = dimensions[one];
    return dimension ? [{ name: propertyOf(dimension), ...dimension.key(given) }] : [];
  });
  if (!bucket) return keys;
  const unit = given.sql.value(bucket.toLowerCase());
  const text = `date_trunc(${unit}::text, ${moments[by]?.text}, 'Asia/Shanghai')`;
  return [...keys, { name: 'bucket', text }];
}

export function numberColumns(
  { measures, durations }: StatDefinition,
  { asked }: StatRequest,
  given: Given,
): NumberColumn[] {
  const plain = asked.measures.flatMap((key) => {
    const measure = measures[key];
    return measure ? [{ name: measure.field, key, text: measure.text(given) }] : [];
  });
  const timed = [...asked.durations].flatMap(([key, fields]) => {
    const duration = durations[key];
    if (!duration) return [];
    const { field, from, to } = duration;
    return fields.map((one) => ({
      name: `${field}.${one}`,
      key: `${key}.${one}`,
      text: aggregateOf(one, from, to),
    }));
  });
  return [...plain, ...timed];
}
