/**
 * What could not be answered stands as a marker in the answer until everything else does. Then, and only where there
 * is one, the answer is gone through in the document's order: errors are located, and null rises to where it may stand.
 * Invariant: after it an answer holds no marker; errors come in the document's order, whatever order they happened in.
 */
import { type GraphQLError, locatedError } from 'graphql';
import { Failure } from './failure.ts';
import type { FieldPlan, SelectionPlan } from './plan.ts';
import { planOf } from './row.ts';
import type { Shape } from './shape.ts';

type Holder = Record<string | number, unknown>;
type Path = (string | number)[];

/** What it meets goes into `errors`; what it gives back takes away all that it stood in. */
export function locateIn(
  plan: SelectionPlan,
  row: Holder,
  path: Path,
  errors: GraphQLError[],
): GraphQLError | undefined {
  for (const field of plan.fields) {
    const risen = locateField(field, row, path, errors);
    if (risen) return risen;
  }
  return undefined;
}

/** One field of a row, with everything below it. */
export function locateField(
  field: FieldPlan,
  row: Holder,
  path: Path,
  errors: GraphQLError[],
): GraphQLError | undefined {
  return locateAt({ field, errors }, field.shape, row, field.key, [...path, field.key]);
}

interface Search {
  field: FieldPlan;
  errors: GraphQLError[];
}

function locateAt(
  search: Search,
  shape: Shape,
  holder: Holder,
  key: string | number,
  path: Path,
): GraphQLError | undefined {
  const error = errorAt(search, shape, holder[key], path);
  if (!error || shape.isRequired) return error;
  holder[key] = null;
  search.errors.push(error);
  return undefined;
}

function errorAt(
  search: Search,
  { of }: Shape,
  value: unknown,
  path: Path,
): GraphQLError | undefined {
  if (value instanceof Failure) return locatedError(value.cause, search.field.nodes, path);
  if (value === null || of.kind === 'LEAF') return undefined;
  if (of.kind === 'COMPOSITE') {
    return locateIn(planOf(value as object) as SelectionPlan, value as Holder, path, search.errors);
  }
  const items = value as unknown[];
  for (let i = 0; i < items.length; i += 1) {
    const error = locateAt(search, of.item, items as unknown as Holder, i, [...path, i]);
    if (error) return error;
  }
  return undefined;
}
