/**
 * Arguments of a field. Where no variable stands in them they are coerced when the document is planned, and frozen,
 * since every use shares them; else once for all rows of a use. graphql-js coerces them, and says what is wrong.
 */
import {
  type FieldNode,
  type GraphQLField,
  Kind,
  getArgumentValues,
  isNonNullType,
  visit,
} from 'graphql';
import { Failure } from './failure.ts';

export type Field = GraphQLField<unknown, unknown>;
export type Values = Record<string, unknown>;
export type Args = { [argument: string]: unknown };

/** The arguments for a use with these variables. @throws what graphql-js refuses them with */
export type Arguments = (variables: Values) => Args;

const NONE: Args = Object.freeze({});

export function argumentsOf(field: Field, node: FieldNode): Arguments {
  if (field.args.length === 0) return () => NONE;
  if (namesVariable(node)) {
    const plain = plainVariablesOf(field, node);
    return (variables) =>
      Object.freeze(
        (plain && givenIn(plain, variables)) ?? getArgumentValues(field, node, variables),
      );
  }
  const known = constantsOf(field, node);
  return () => {
    if (known instanceof Failure) throw known.cause;
    return known;
  };
}

/** The variable of each argument, where nothing else is given and nothing has to be filled in. */
function plainVariablesOf(field: Field, node: FieldNode): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (const { name, type, defaultValue } of field.args) {
    const given = node.arguments?.find((one) => one.name.value === name)?.value;
    if (given?.kind === Kind.VARIABLE) pairs.push([name, given.name.value]);
    else if (given || defaultValue !== undefined || isNonNullType(type)) return undefined;
  }
  return pairs;
}

/** What variables hold is of its type already; whether nothing may be is graphql-js's to say. */
function givenIn(plain: readonly [string, string][], variables: Values): Args | undefined {
  const args = Object.create(null) as Args;
  for (const [name, variable] of plain) {
    if (!Object.hasOwn(variables, variable)) return undefined;
    const value = variables[variable];
    if (value === undefined || value === null) return undefined;
    args[name] = value;
  }
  return args;
}

function constantsOf(field: Field, node: FieldNode): Args | Failure {
  try {
    return frozen(getArgumentValues(field, node, {}));
  } catch (error) {
    return new Failure(error);
  }
}

function namesVariable(node: FieldNode): boolean {
  let isNamed = false;
  for (const one of node.arguments ?? []) {
    visit(one, { [Kind.VARIABLE]: () => void (isNamed = true) });
  }
  return isNamed;
}

/** What scalars have made, as moments are, is left as it is. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const made: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && made !== Object.prototype && made !== null) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}
