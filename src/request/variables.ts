/** Variables as their types have them: judged by their size before graphql-js coerces them. */
import { type GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import { HubError } from '../errors.ts';
import { MOST_ERRORS, told, variableError } from './errors.ts';
import type { Operation } from './operation.ts';

/** Filters nest; deeper than this nobody means. */
const DEEPEST_VARIABLE = 30;
/** A statement can bind 65,535. */
const BROADEST_VARIABLES = 10_000;

export type Coerced = Record<string, unknown> | GraphQLError[];

/** @param mayHint whether errors may tell of the schema */
export function coerce(
  { operation, variables }: Operation,
  schema: GraphQLSchema,
  mayHint: boolean,
): Coerced {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const [name = ''] = Object.keys(variables);
  if (isDeeper(variables, DEEPEST_VARIABLE)) {
    return [HubError.badInput(name, `Variables nest deeper than ${DEEPEST_VARIABLE}.`)];
  }
  if (sizeOf(variables) > BROADEST_VARIABLES) {
    return [HubError.badInput(name, `Variables hold more than ${BROADEST_VARIABLES} values.`)];
  }
  const options = { maxErrors: MOST_ERRORS - 1, hideSuggestions: !mayHint };
  const { errors, coerced } = getVariableValues(schema, definitions, variables, options);
  return errors ? errors.map((one) => variableError(told(one))) : coerced;
}

/** Values at all levels; counted no further than matters. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 0;
  for (const one of Object.values(value)) {
    size += sizeOf(one);
    if (size > BROADEST_VARIABLES) break;
  }
  return size;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}
