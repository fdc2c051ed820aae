/**
 * Apollo Server: the protocol of GraphQL over HTTP, parsing and validation. Execution is ours, through its gateway hook.
 */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { HubContext } from './context.ts';
import type { Executor } from './execute.ts';
import { MOST_TOKENS } from './limits.ts';

/** Apollo does the protocol; the gateway hook hands execution to ours. */
export async function startApollo(executor: Executor): Promise<ApolloServer<HubContext>> {
  const apollo = new ApolloServer<HubContext>({
    gateway: gatewayOver(executor),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // While it is on, every field resolver is wrapped (12 → 16 ms CPU on the nested tree).
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    // Where strangers may not look into the schema, errors do not tell them of it either.
    hideSchemaDetailsFromClientErrors: !executor.isOpen,
  });
  await apollo.start();
  return apollo;
}

function gatewayOver(executor: Executor) {
  const { schema } = executor;
  return {
    onSchemaLoadOrUpdate(
      told: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
    ) {
      told({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: async (asked: GatewayRequest) => {
        refuseUnservable(asked);
        return executor.runPaid(
          {
            key: asked.queryHash,
            document: asked.document,
            operation: asked.operation,
            variables: asked.request.variables ?? {},
          },
          asked.context as unknown as HubContext,
        ) as Promise<GatewayResult>;
      },
    }),
    stop: async () => {},
  };
}

/** @throws what Apollo itself would, had it not left execution to us */
function refuseUnservable({ operation }: { operation?: OperationDefinitionNode }): void {
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

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer>[0]['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<GatewayExecutor>[0];
type GatewayResult = Awaited<ReturnType<GatewayExecutor>>;
