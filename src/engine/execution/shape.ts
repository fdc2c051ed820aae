/**
 * What a field's type asks of a value: the wrappers of the type taken apart once, when its document is planned.
 * Each level says whether null may stand there, and holds a list of items, a leaf or an object.
 */
import {
  type GraphQLCompositeType,
  GraphQLBoolean,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/** @throws the type's own error, or that it made nothing of the value */
export type Serialise = (value: unknown) => unknown;

export interface Shape {
  /** Null fails here, and rises to the nearest place where it may stand. */
  isRequired: boolean;
  of:
    | { kind: 'LIST'; item: Shape }
    | { kind: 'LEAF'; serialise: Serialise }
    | { kind: 'COMPOSITE'; type: GraphQLCompositeType };
}

export function shapeOf(type: GraphQLOutputType): Shape {
  if (isNonNullType(type)) return { ...shapeOf(type.ofType), isRequired: true };
  if (isListType(type)) {
    return { isRequired: false, of: { kind: 'LIST', item: shapeOf(type.ofType) } };
  }
  if (isLeafType(type)) {
    return { isRequired: false, of: { kind: 'LEAF', serialise: serialiserOf(type) } };
  }
  return { isRequired: false, of: { kind: 'COMPOSITE', type } };
}

/** Most leaves are texts that are texts already: asking their type costs more than copying them. */
function serialiserOf(type: GraphQLLeafType): Serialise {
  const serialise = (value: unknown) => {
    const made: unknown = type.serialize(value);
    if (made !== undefined && made !== null) return made;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(made)}`,
    );
  };
  if (type === GraphQLString || type === GraphQLID) {
    return (value) => (typeof value === 'string' ? value : serialise(value));
  }
  if (type === GraphQLBoolean) {
    return (value) => (typeof value === 'boolean' ? value : serialise(value));
  }
  return serialise;
}
