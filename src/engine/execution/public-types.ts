/**
 * What is for everybody: places, Party organisations, and what the hub tells of itself and of whoever asks. All other types
 * hold rows of somebody, of which nobody known sees none; a type that is new is of those until it is named here.
 */
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { selectionOf } from './selection.ts';

export const PUBLIC: ReadonlySet<string> = new Set([
  ...['Query', 'Subscription', 'Node', 'Versioned', 'PageInfo'],
  ...['Place', 'Province', 'City', 'District', 'Street', 'Community', 'Grid', 'Building'],
  ...['PlaceConnection', 'PlaceEdge', 'PlaceCode', 'PlaceCodeConnection', 'PlaceCodeEdge'],
  ...['PartyOrganisation', 'BuildingPost'],
  ...['Hub', 'EnumLabel', 'Viewer', 'Visible', 'Grant', 'RevealInForce', '_Service'],
]);

/** Whether nothing is kept from whoever asks it without a token. */
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
