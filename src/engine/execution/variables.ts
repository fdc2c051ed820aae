/** Variables as their types have them: judged by their size before graphql-js coerces them. */
import {
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type TypeNode,
  getVariableValues,
} from 'graphql';
import { HubError } from '../../errors.ts';
import { argumentWithNul } from './document-texts.ts';
import { variableError } from './errors.ts';
import type { Operation } from './operation.ts';
import { MOST_ERRORS, told } from './told-error.ts';

/** Filters nest; deeper than this none is meant. */
const DEEPEST_VARIABLE = 30;
/** A statement can bind 65,535. */
const BROADEST_VARIABLES = 10_000;

export type Coerced = Record<string, unknown> | GraphQLError[];

/** @param mayHint whether errors may tell of the schema */
export function coerce(
  { document, operation, variables }: Operation,
  schema: GraphQLSchema,
  mayHint: boolean,
): Coerced {
  const literal = argumentWithNul(document);
  if (literal !== null) return [HubError.badInput(literal, ODD_TEXT)];
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
  if (errors) return errors.map((one) => variableError(told(one)));
  const texts = definitions.filter(({ type }) => namedIn(type) !== '_Any');
  const names = texts.map(({ variable }) => variable.name.value);
  const argument = oddTextIn(Object.fromEntries(names.map((one) => [one, coerced[one]])));
  return argument === undefined ? coerced : [HubError.badInput(argument, ODD_TEXT)];
}

function namedIn(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type);
}

const ODD_TEXT =
  'A text holds the character NUL or half of a character (a lone surrogate), which no text may.';

/** Where the first text is that PostgreSQL cannot be asked for as it is. References are judged one by one. */
function oddTextIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = oddTextIn(one, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
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
