/** A list's filter, from one table: the input type that clients write, and the columns that it is compared with. */
import { type ClassType, Field, InputType, Int } from 'type-graphql';
import { DateTimeFilter, IntFilter, LocalDateFilter, enumFilter } from './filter.inputs.ts';
import type { ColumnField, DerivedField, FilterField, FilterFields, GivenField } from './filter.ts';

/** What a column holds that is no enum. */
type Plain = 'moment' | 'integer' | 'day';

/**
 * A column by what is in it: an enum's members, a moment, a whole number, a day; or a yes or no of several columns, by
 * itself or of a number that is given.
 */
type Filtered = object | Plain | DerivedField | GivenField;

interface Described {
  of: Filtered;
  description: string;
}

export interface FilterTable {
  readonly [field: string]: Filtered | Described;
}

export interface ListFilter {
  Filter: ClassType;
  fields: FilterFields;
}

/** `ResourceFilter`, whose conditions must all hold, with `and`, `or` and `not`. */
export function filterOf(name: string, description: string, table: FilterTable): ListFilter {
  const Filter = class {};
  InputType(name, { description })(Filter);
  const add = (field: string, type: () => object, more = '') => {
    const options = { nullable: true, ...(more && { description: more }) };
    Field(type as () => ClassType, options)(Filter.prototype, field);
  };
  const fields: { [field: string]: FilterField } = {};
  for (const [field, given] of Object.entries(table)) {
    const { of, more } = described(given);
    const type = typeOf(of);
    add(field, () => type, more);
    fields[field] = columnOf(field, of);
  }
  add('and', () => [Filter]);
  add('or', () => [Filter], 'At least one holds 任一成立');
  add('not', () => Filter);
  return { Filter, fields };
}

function described(given: FilterTable[string]): { of: Filtered; more: string } {
  return typeof given === 'object' && 'of' in given && 'description' in given
    ? { of: given.of, more: given.description }
    : { of: given, more: '' };
}

const isDerived = (of: Filtered): of is DerivedField => typeof of === 'object' && 'holds' in of;
const isGivenField = (of: Filtered): of is GivenField => typeof of === 'object' && 'holdsFor' in of;

const PLAIN = { moment: DateTimeFilter, integer: IntFilter, day: LocalDateFilter } as const;

function typeOf(of: Filtered): object {
  if (typeof of === 'string') return PLAIN[of];
  if (isGivenField(of)) return Int;
  return isDerived(of) ? Boolean : enumFilter(of);
}

function columnOf(field: string, of: Filtered): FilterField {
  if (typeof of === 'object' && (isDerived(of) || isGivenField(of))) return of;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const type: ColumnField['type'] = typeof of === 'string' ? of : 'text';
  return { column, type };
}
