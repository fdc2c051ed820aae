/** What agreements are filtered by beside their columns: whether they are in force, and how soon they end. Days are China's. */
import { DAY_MS } from '../../day.ts';
import type { DerivedField, GivenField, JournalRow } from '../../engine/loading/filter.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import { dayOf } from '../../input.ts';

/** A thousand years: days beyond are no dates. */
const MOST_DAYS = 365_000;

const dayIn = (sql: Sql, now: Date) => `${sql.value(dayOf(now))}::date`;

const text = (row: JournalRow, column: string) => String(row[column]);

export const isInForceField: DerivedField = {
  sql(sql, now) {
    const today = dayIn(sql, now);
    return `(t.state = 'ACTIVE' and t.valid_from <= ${today} and t.valid_until >= ${today})`;
  },
  holds: (row, now) =>
    row['state'] === 'ACTIVE' &&
    text(row, 'valid_from') <= dayOf(now) &&
    text(row, 'valid_until') >= dayOf(now),
};

/** With none or less than none: what ends today, and nothing. */
export const expiringWithinDays: GivenField = {
  sqlOf(days, sql, now) {
    const today = dayIn(sql, now);
    return `(t.state = 'ACTIVE' and t.valid_until >= ${today} and t.valid_until <= ${today} + ${sql.value(within(days))}::integer)`;
  },
  holdsFor: (days, row, now) => {
    const left = (Date.parse(text(row, 'valid_until')) - Date.parse(dayOf(now))) / DAY_MS;
    return row['state'] === 'ACTIVE' && left >= 0 && left <= within(days);
  },
};

const within = (days: number) => Math.max(-1, Math.min(days, MOST_DAYS));
