/**
 * Apollo Server: the protocol of GraphQL over HTTP, parsing and validation. Execution is ours, through its gateway hook.
 */
import { ApolloServer, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { WANTS_TOKEN, isNobodys } from './answer-head.ts';
import { textOf } from './answer-text.ts';
import { gatewayOver } from './apollo-gateway.ts';
import { storeOver } from './document-store.ts';
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
