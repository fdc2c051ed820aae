/** Which object type a row of an interface or union has, and that it may; in the words of graphql-js where it may not. */
import {
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { FieldPlan } from './plan.ts';

/** @param name what the type's resolver gave for the row @throws where that is no type of the abstract one */
export function runtimeTypeOf(
  schema: GraphQLSchema,
  { parent, field, nodes }: FieldPlan,
  abstract: GraphQLAbstractType,
  { name, row }: { name: unknown; row: unknown },
): GraphQLObjectType {
  const where = `for field "${parent.name}.${field.name}"`;
  const must = `Abstract type "${abstract.name}" must resolve to an Object type at runtime ${where}`;
  if (name === undefined || name === null) {
    throw fault(
      `${must}. Either the "${abstract.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      nodes,
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`${must} with value ${inspect(row)}, received "${inspect(name)}".`);
  }
  return checked(schema, abstract, name, nodes);
}

function checked(
  schema: GraphQLSchema,
  abstract: GraphQLAbstractType,
  name: string,
  nodes: readonly FieldNode[],
): GraphQLObjectType {
  const was = `Abstract type "${abstract.name}" was resolved to a`;
  const type = schema.getType(name);
  if (!type) throw fault(`${was} type "${name}" that does not exist inside the schema.`, nodes);
  if (!isObjectType(type)) throw fault(`${was} non-object type "${name}".`, nodes);
  if (schema.isSubType(abstract, type)) return type;
  throw fault(
    `Runtime Object type "${type.name}" is not a possible type for "${abstract.name}".`,
    nodes,
  );
}

/** A row that its object type does not know as one of its own. */
export function strangerTo(type: GraphQLObjectType, row: unknown, { nodes }: FieldPlan) {
  return fault(`Expected value of type "${type.name}" but got: ${inspect(row)}.`, nodes);
}

function fault(message: string, nodes: readonly FieldNode[]): GraphQLError {
  return new GraphQLError(message, { nodes });
}
