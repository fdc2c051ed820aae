/** A list's filter, from one table: the input type that clients write, and the columns that it is compared with. */
import { type ClassType, Field, InputType } from 'type-graphql';
import { DateTimeFilter, IntFilter, enumFilter } from './filter.inputs.ts';
import type { ColumnField, DerivedField, FilterFields } from './filter.ts';

/** A column by what is in it: an enum's members, a moment, a whole number; or a yes or no of several columns. */
type Filtered = object | 'moment' | 'integer' | DerivedField;

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
  const fields: { [field: string]: ColumnField | DerivedField } = {};
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

function typeOf(of: Filtered): object {
  if (of === 'moment') return DateTimeFilter;
  if (of === 'integer') return IntFilter;
  return isDerived(of) ? Boolean : enumFilter(of);
}

function columnOf(field: string, of: Filtered): ColumnField | DerivedField {
  if (isDerived(of)) return of;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { column, type: of === 'moment' || of === 'integer' ? of : 'text' };
}
