/**
 * Which fields an operation asks of each type, and whether one statement will answer it. Rows are read with
 * the columns of these fields only: reading what nobody asked for was half the cost of a large answer.
 */
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  isAbstractType,
  isLeafType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Selection } from '../database/tables.ts';

/** The fields by the name of the type that they are selected on; interfaces count for all their types. */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const fields = new Map<string, Set<string>>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!parent) return;
        const names = isAbstractType(parent)
          ? [parent.name, ...schema.getPossibleTypes(parent).map(({ name }) => name)]
          : [parent.name];
        for (const name of names) {
          const known = fields.get(name) ?? new Set();
          fields.set(name, known.add(node.name.value));
        }
      },
    }),
  );
  return fields;
}

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
    return selected !== undefined && isLeafType(getNamedType(selected.type));
  });
}
