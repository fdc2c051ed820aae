/** A list's filter, from one table: the input type that clients write, and the columns that it is compared with. */
import { type ClassType, Field, InputType, Int } from 'type-graphql';
import {
  DateTimeFilter,
  IdFilter,
  IntFilter,
  LocalDateFilter,
  enumFilter,
} from './filter.inputs.ts';
import type {
  Classes,
  ColumnField,
  DerivedField,
  FilterField,
  FilterFields,
  GivenField,
  RelationField,
} from './filter.ts';

/** What a column holds that is no enum. */
type Plain = 'moment' | 'integer' | 'day' | 'id';

/** A column whose members fall into classes: the enum of these, and which members each has. */
export interface Classed {
  column: string;
  of: object;
  classes: Classes;
}

/** A field that asks of other rows: `relation-of` makes them. */
export interface Relation {
  relates: RelationField;
  Filter: ClassType;
  description: string;
}

/**
 * A column by what is in it: an enum's members, a moment, a whole number, a day, an id; a yes or no of several columns, by
 * itself or of a number that is given; a class; or what other rows say.
 */
type Filtered = object | Plain | DerivedField | GivenField | ClassField | Relation;

interface ClassField {
  classed: Classed;
}

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
  const made: ListFilter = { Filter, fields: {} };
  extend(made, table);
  inputField(Filter, 'and', () => [Filter]);
  inputField(Filter, 'or', () => [Filter], 'At least one holds 任一成立');
  inputField(Filter, 'not', () => Filter);
  return made;
}

/** More fields of a filter, from a folder that its own does not know; before the schema is built. */
export function extend({ Filter, fields }: ListFilter, table: FilterTable): void {
  for (const [field, given] of Object.entries(table)) {
    const { of, more } = described(given);
    const type = typeOf(of);
    inputField(Filter, field, () => type, more);
    Object.assign(fields, { [field]: fieldOf(field, of) });
  }
}

function inputField(Filter: ClassType, field: string, type: () => object, description = '') {
  const options = { nullable: true, ...(description && { description }) };
  Field(type as () => ClassType, options)(Filter.prototype, field);
}

function described(given: FilterTable[string]): { of: Filtered; more: string } {
  if (isRelation(given)) return { of: given, more: given.description };
  return typeof given === 'object' && 'of' in given && 'description' in given
    ? { of: given.of, more: given.description }
    : { of: given, more: '' };
}

const isObject = (of: unknown): of is object => typeof of === 'object';
const isDerived = (of: Filtered): of is DerivedField => isObject(of) && 'holds' in of;
const isGivenField = (of: Filtered): of is GivenField => isObject(of) && 'holdsFor' in of;
const isClassed = (of: Filtered): of is ClassField => isObject(of) && 'classed' in of;
const isRelation = (of: unknown): of is Relation => isObject(of) && 'relates' in of;

const PLAIN = {
  moment: DateTimeFilter,
  integer: IntFilter,
  day: LocalDateFilter,
  id: IdFilter,
} as const;

function typeOf(of: Filtered): object {
  if (typeof of === 'string') return PLAIN[of];
  if (isGivenField(of)) return Int;
  if (isRelation(of)) return of.Filter;
  if (isClassed(of)) return enumFilter(of.classed.of);
  return isDerived(of) ? Boolean : enumFilter(of);
}

function fieldOf(field: string, of: Filtered): FilterField {
  if (isObject(of) && (isDerived(of) || isGivenField(of))) return of;
  if (isRelation(of)) return of.relates;
  if (isObject(of) && isClassed(of)) {
    const { column, classes } = of.classed;
    return { column, type: 'text', classes };
  }
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const type: ColumnField['type'] = typeof of === 'string' && of !== 'id' ? of : 'text';
  return { column, type };
}
