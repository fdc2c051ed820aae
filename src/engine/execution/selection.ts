/**
 * Which fields an operation asks of each type, and whether one statement will answer it. Rows are read with
 * the columns of these fields only: reading columns that were not asked for was half the cost of a large answer.
 */
import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Selection } from '../database/selection.ts';

/**
 * The fields by the name of the type that they are selected on; interfaces count for all their types. Those of a page
 * also by the field that it is asked through, `Need.claims`, or where a fragment asks for them, `...ClaimConnection`:
 * a list is counted for its own sake, not because another of the same type is.
 */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const fields = new Map<string, Set<string>>();
  const add = (to: string, field: string) =>
    fields.set(to, (fields.get(to) ?? new Set()).add(field));
  const types = new TypeInfo(schema);
  /** The fields around the present one, each under the names of all its types. */
  const around: string[][] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter({ name: { value: field } }) {
          const parent = types.getParentType();
          const names = isAbstractType(parent)
            ? [parent.name, ...schema.getPossibleTypes(parent).map(({ name }) => name)]
            : parent
              ? [parent.name]
              : [];
          for (const name of names) add(name, field);
          if (parent?.name.endsWith('Connection')) {
            for (const way of around.at(-1) ?? [`...${parent.name}`]) add(way, field);
          }
          around.push(waysOf(parent, names).map((name) => `${name}.${field}`));
        },
        leave: () => void around.pop(),
      },
    }),
  );
  return fields;
}

/** A field of a type is one of its interfaces, too. */
function waysOf(parent: GraphQLCompositeType | null | undefined, names: string[]): string[] {
  return isObjectType(parent)
    ? [...names, ...parent.getInterfaces().map(({ name }) => name)]
    : names;
}

/** Leaves that ask the database for more than their row. */
const ASKING = ['allowedCommands'];

/** One root field of a query, of which only leaves are asked: its loader sends one statement and no other. */
export function isSingleRead(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  const [root, ...others] = operation.selectionSet.selections;
  if (
    operation.operation !== OperationTypeNode.QUERY ||
    others.length > 0 ||
    root?.kind !== Kind.FIELD
  )
    return false;
  const type = schema.getQueryType()?.getFields()[root.name.value]?.type;
  const of = type && getNamedType(type);
  if (!of || !('getFields' in of) || !root.selectionSet) return false;
  return root.selectionSet.selections.every((field) => {
    if (field.kind !== Kind.FIELD) return false;
    const selected = of.getFields()[field.name.value];
    const isAsking = ASKING.includes(field.name.value);
    return selected !== undefined && !isAsking && isLeafType(getNamedType(selected.type));
  });
}
