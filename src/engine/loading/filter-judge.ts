/** Filters over rows of the journal. What it says of a row's image, `filter-condition` says of the row. */
import { HubError } from '../../errors.ts';
import { judgeOfColumn } from './column-judge.ts';
import {
  type FilterField,
  type FilterFields,
  type FilterInput,
  type JournalRow,
  type Operators,
  entries,
  fieldOf,
  operators,
} from './filter.ts';
import { type Judge, all, not } from './three-valued.ts';

/** Whether the filter holds for a journal row at a moment. */
export function matches(
  filter: FilterInput,
  fields: FilterFields,
  row: JournalRow,
  now: Date,
): boolean {
  return judgeOf(filter, fields)(row, now) === true;
}

/**
 * What a feed goes by is the row that changed, as all who see it read it: what others say of it changes without it.
 * @throws BAD_USER_INPUT for a filter that asks of other rows or of what some do not read, at any depth
 */
export function refuseUnjudged(filter: FilterInput, fields: FilterFields): void {
  for (const [name, value] of entries(filter)) {
    if (name === 'and' || name === 'or') {
      for (const one of value as FilterInput[]) refuseUnjudged(one, fields);
    } else if (name === 'not') refuseUnjudged(value as FilterInput, fields);
    else if (isUnjudged(fieldOf(name, fields))) {
      throw HubError.badInput(
        `filter.${name}`,
        `A feed goes by what all its subscribers read of a row: leave \`${name}\` out of its filter.`,
      );
    }
  }
}

const isUnjudged = (field: FilterField) =>
  'table' in field || ('column' in field && field.isPartly === true);

/** Feeds ask the same of every change, for as long as they last. */
const judges = new WeakMap<FilterFields, WeakMap<FilterInput, Judge>>();

function judgeOf(filter: FilterInput, fields: FilterFields): Judge {
  let known = judges.get(fields);
  if (!known) judges.set(fields, (known = new WeakMap()));
  let judge = known.get(filter);
  if (!judge) known.set(filter, (judge = judgeAnew(filter, fields)));
  return judge;
}

function judgeAnew(filter: FilterInput, fields: FilterFields): Judge {
  return all(entries(filter).map(([name, value]) => judgeOfPart(name, value, fields)));
}

function judgeOfPart(name: string, value: unknown, fields: FilterFields): Judge {
  const each = () => (value as FilterInput[]).map((one) => judgeAnew(one, fields));
  if (name === 'and') return all(each());
  if (name === 'or') return not(all(each().map(not)));
  if (name === 'not') return not(judgeAnew(value as FilterInput, fields));
  const field = fieldOf(name, fields);
  if ('holdsFor' in field) return (row, now) => field.holdsFor(value as number, row, now);
  if ('table' in field) throw new Error(`a feed cannot judge ${name}, which is of other rows`);
  if (!('holds' in field)) {
    return all(operators(value as Operators, field).map((one) => judgeOfColumn(field, ...one)));
  }
  const holds: Judge = (row, now) => field.holds(row, now);
  return value === true ? holds : not(holds);
}
