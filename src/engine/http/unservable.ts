/** Operations that GraphQL over HTTP does not serve, refused in Apollo's words and with its codes. */
import { GraphQLError, type OperationDefinitionNode, OperationTypeNode } from 'graphql';

/** @throws what Apollo itself would, had it not left execution to us */
export function refuseUnservable({ operation }: { operation?: OperationDefinitionNode }): void {
  const http = { status: 400 };
  if (!operation) {
    throw new GraphQLError(
      'The document does not say which operation to run: give its `operationName`.',
      {
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http },
      },
    );
  }
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError(
    'Subscriptions are served over WebSocket (graphql-transport-ws) at this address.',
    {
      extensions: { code: 'BAD_REQUEST', http },
    },
  );
}
