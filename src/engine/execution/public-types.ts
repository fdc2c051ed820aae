/**
 * What is for everybody: the types that features name so, and what every answer has. All other types hold rows of somebody, of
 * which anonymous callers see none; a new type is of those until its feature names it.
 */
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { selectionOf } from './selection.ts';

export const PUBLIC = new Set([
  'Query',
  'Subscription',
  'Node',
  'Versioned',
  'PageInfo',
  '_Service',
]);

/** Fields, `Need.allowedCommands`, that answer of the viewer and not of the row alone. */
export const SELF = new Set(['Query.node']);

/** Fields of a feature that answer of whoever asks. */
export function noteSelf(fields: readonly string[]): void {
  for (const field of fields) SELF.add(field);
}

/** Types of a feature that are for everybody. */
export function notePublic(types: readonly string[]): void {
  for (const type of types) PUBLIC.add(type);
}

/** Whether an anonymous caller reads all of it. */
export function isPublic(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const alone = document.definitions.filter(
    (one) => one === operation || one.kind !== Kind.OPERATION_DEFINITION,
  );
  const selected = [...selectionOf(schema, { ...document, definitions: alone }).keys()];
  // Pages are listed under the fields that they are asked through, too.
  const types = selected.filter((name) => !name.includes('.') && !name.startsWith('__'));
  return types.every((name) => PUBLIC.has(name));
}
