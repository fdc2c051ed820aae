/** From when until when something stands: its first day, and the first on which it is no more. */
import type { DerivedField } from '../../engine/loading/filter.ts';
import { dayOf } from '../../input.ts';

/** Days as texts, which sort as days do; null: from ever, for ever. */
export function stands(day: string, from: string | null, end: string | null): boolean {
  return (from === null || from <= day) && (end === null || day < end);
}

/** The same as a filter by these columns. */
export function standing(from: string | null, end: string): DerivedField {
  return {
    sql(sql, now) {
      const day = `${sql.value(dayOf(now))}::date`;
      const hasBegun = from === null ? '' : `t.${from} <= ${day} and `;
      return `(${hasBegun}(t.${end} is null or t.${end} > ${day}))`;
    },
    holds(row, now) {
      const at = (column: string) => (row[column] as string | null | undefined) ?? null;
      return stands(dayOf(now), from === null ? null : at(from), at(end));
    },
  };
}
