/**
 * Apollo Server: the protocol of GraphQL over HTTP, parsing and validation. Execution is ours, through its gateway hook.
 */
import {
  ApolloServer,
  type GraphQLRequestContextWillSendResponse,
  HeaderMap,
} from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { WANTS_TOKEN, headOf, isNobodys, textOf } from './answer-text.ts';
import type { HubContext } from '../execution/context.ts';
import type { Executor } from '../execution/execute.ts';
import { MOST_ERRORS, shortened } from '../execution/told-error.ts';
import { MOST_TOKENS } from '../execution/words.ts';

/** Apollo does the protocol; the gateway hook hands execution to ours. */
export async function startApollo(executor: Executor): Promise<ApolloServer<HubContext>> {
  const apollo = new ApolloServer<HubContext>({
    gateway: gatewayOver(executor),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // While it is on, every field resolver is wrapped (12 → 16 ms CPU on the nested tree).
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // Its page asks three outside hosts; ours is served ahead of it.
      ApolloServerPluginLandingPageDisabled(),
      { requestDidStart: async () => ({ willSendResponse: tellNobody }) },
    ],
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    // It tells that validation has stopped by one more.
    // Where strangers may not look into the schema, errors do not tell them of it either.
    validationOptions: { maxErrors: MOST_ERRORS - 1, hideSuggestions: !executor.isOpen },
    documentStore: storeOver(executor),
    formatError: shortened,
    stringifyResult: (result) => textOf(result, executor.mostBytes),
  });
  await apollo.start();
  return apollo;
}

/** Apollo takes headers from errors alone, and an anonymous caller's answer has none. */
async function tellNobody({
  response,
}: GraphQLRequestContextWillSendResponse<HubContext>): Promise<void> {
  const { body, http } = response;
  if (body.kind !== 'single' || !isNobodys(body.singleResult.extensions)) return;
  http.headers.set(...WANTS_TOKEN);
}

/** Documents that the hub has read are not read again; all others are Apollo's to refuse. */
function storeOver({ documents }: Executor) {
  return {
    // Its keys end in the digest of the text.
    get: async (key: string) => documents.withDigest(key.slice(-DIGEST)),
    set: async () => {},
    delete: async () => false,
  };
}

/** Characters of a SHA-256 in hexadecimal. */
const DIGEST = 64;

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
        return withHead(
          await executor.runPaid(
            {
              document: asked.document,
              operation: asked.operation,
              variables: asked.request.variables ?? {},
            },
            asked.context as unknown as HubContext,
          ),
        ) as GatewayResult;
      },
    }),
    stop: async () => {},
  };
}

/** Apollo takes status and headers from the errors' `http`, and does not send that on. */
function withHead(result: ExecutionResult): ExecutionResult {
  const { errors = [] } = result;
  const { status, headers } = headOf(result);
  if (status < 429) return result;
  const http = { status, headers: new HeaderMap(headers.map(([name, value]) => [name, value])) };
  return {
    ...result,
    errors: errors.map(({ message, nodes, path, extensions }) => {
      const place = { nodes: nodes ?? null, path: path ?? null };
      return new GraphQLError(message, { ...place, extensions: { ...extensions, http } });
    }),
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
