/**
 * Filters in words, read in two ways that must agree: as SQL for lists and counts (`filter-condition`), and over one
 * journal row for live feeds (`filter-judge`). Both follow SQL's three-valued logic: what compares with nothing is
 * neither true nor false.
 */
import type { Condition, Sql } from './sql.ts';

/** What one operator object may hold; which of them a field offers is its input type's business. */
export interface Operators {
  in?: readonly (string | number)[] | null;
  notIn?: readonly (string | number)[] | null;
  eq?: Date | string | number | null;
  ne?: Date | string | number | null;
  gte?: Date | number | null;
  gt?: Date | number | null;
  lte?: Date | number | null;
  lt?: Date | number | null;
  isNull?: boolean | null;
}

export interface ColumnField {
  column: string;
  type: 'text' | 'moment' | 'integer' | 'day';
  /** Where what is compared is a class: the members of the column that each class has. */
  classes?: Classes;
  /** Not every viewer of a row reads it: no feed goes by it. */
  isPartly?: true;
  /** The viewer reads the column in those rows alone; in others it compares with nothing. */
  readIn?: Condition;
}

export type Classes = Readonly<Record<string, readonly string[]>>;

/** A yes or no that depends on more than one column. */
export interface DerivedField {
  sql(sql: Sql, now: Date): string;
  holds(row: JournalRow, now: Date): Truth;
}

/** A condition that is made of the whole number given for it: `expiringWithinDays: 30`. */
export interface GivenField {
  sqlOf(given: number, sql: Sql, now: Date): string;
  holdsFor(given: number, row: JournalRow, now: Date): Truth;
}

/** What rows of another table say: of those that the viewer sees, by its policy. */
export interface RelationField {
  table: string;
  /** `own` of the row that is filtered equals `other` of the related one. */
  own: string;
  other: string;
  /** Whether there may be several: then `some` or `none` of them is asked for. */
  isMany: boolean;
  fields: FilterFields;
}

export type FilterField = ColumnField | DerivedField | GivenField | RelationField;

/** A row as the journal keeps it: columns by their names, moments as text. */
export type JournalRow = Readonly<{ [column: string]: unknown }>;
export type Truth = boolean | null;
export type FilterFields = Readonly<{ [name: string]: FilterField }>;

export interface FilterInput {
  and?: readonly FilterInput[] | null;
  or?: readonly FilterInput[] | null;
  not?: FilterInput | null;
  [field: string]: unknown;
}

/** Of the published name. @throws Error for one without a column: a fault of ours */
export function fieldOf(name: string, fields: FilterFields): FilterField {
  const field = fields[name];
  if (!field) throw new Error(`the filter field ${name} is published but has no column`);
  return field;
}

/** What a filter asks by name. A field given as null asks nothing, as if it were left out. */
export function entries(filter: FilterInput): [string, unknown][] {
  return Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
}

/** A comparison with a column. */
export type Comparison = [operator: keyof Operators, operand: unknown];

/** The comparisons of one field; those with a class are comparisons with its members. */
export function operators(given: Operators, { classes }: ColumnField): Comparison[] {
  const asked = entries(given as FilterInput) as Comparison[];
  return classes ? asked.map((one) => withMembers(one, classes)) : asked;
}

function withMembers([operator, operand]: Comparison, classes: Classes): Comparison {
  const named = Array.isArray(operand) ? (operand as string[]) : [String(operand)];
  const members = named.flatMap((one) => classes[one] ?? []);
  return [operator === 'eq' || operator === 'in' ? 'in' : 'notIn', members];
}
