/**
 * The long way of `/graphql`: the whole protocol of GraphQL over HTTP, answered by Apollo.
 * Invariant: its headers, status and body leave as they are; nothing is added here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { HubContext } from '../execution/context.ts';
import type { Sent } from './sent.ts';

/** Those that Apollo looks at. */
const HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

interface Parts {
  apollo: ApolloServer<HubContext>;
  asked: Sent;
  /** Makes the context that the operation runs in. */
  open: () => HubContext;
}

/** Everything that the protocol of GraphQL over HTTP holds. */
export async function answerByApollo(
  request: IncomingMessage,
  response: ServerResponse,
  { apollo, asked, open }: Parts,
): Promise<void> {
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      search: asked.search && `?${asked.search}`,
      body: asked.body,
    },
    context: async () => open(),
  });
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

function headersOf({ headers, method }: IncomingMessage): HeaderMap {
  const kept = new HeaderMap();
  // No page of another origin brings an `Authorization` without having asked first; what a browser adds by itself is the cookie.
  if (method === 'GET' && headers.authorization !== undefined) {
    kept.set('apollo-require-preflight', 'authorized');
  }
  for (const name of HEADERS) {
    const value = headers[name];
    // Negotiating it costs 3 % of a small answer, and JSON is what comes without it.
    if (typeof value !== 'string' || (name === 'accept' && value === 'application/json')) continue;
    kept.set(name, value);
  }
  return kept;
}
