/**
 * Apollo's gateway hook, by which execution is ours.
 * Invariant: what runs here is paid for, and its answer has the head that the short way would give it.
 */
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { headOf } from './answer-head.ts';
import type { HubContext } from '../execution/context.ts';
import type { Executor } from '../execution/execute.ts';
import { refuseUnservable } from './unservable.ts';

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer>[0]['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<GatewayExecutor>[0];
type GatewayResult = Awaited<ReturnType<GatewayExecutor>>;

/** Runs what Apollo has parsed and validated. */
export function gatewayOver(executor: Executor) {
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
