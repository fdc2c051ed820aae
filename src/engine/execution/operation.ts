/** What is to be run. */
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  rootValue?: unknown;
}
