/**
 * Requests for the API: GraphQL, its event streams, and browsers that ask whether they may ask.
 * Invariant: every answer has the headers that let a page of an allowed origin read it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnswerParts, answerGraphql } from './answer.ts';
import { tokenInAddress, tokenIsInAddress } from './credential.ts';
import type { Drain } from './drain.ts';
import { ANSWER_HEADERS } from './headers.ts';
import { endUnlessRead } from './lingering.ts';
import { preflightOf } from './preflight.ts';
import { answerUnauthenticated } from './session-refusal.ts';

/** Serves `/graphql/stream`. */
interface Streams {
  answer(request: IncomingMessage, response: ServerResponse, search: string): Promise<void>;
}

export interface ApiParts extends AnswerParts {
  drain: Drain;
  streams: Streams;
}

/** Answers the request, or hands it to the streams while the hub is open. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ApiParts,
  { isStream, search }: { isStream: boolean; search: string },
): Promise<void> {
  for (const [name, value] of ANSWER_HEADERS) response.setHeader(name, value);
  for (const [name, value] of Object.entries(parts.origins.headersFor(request))) {
    response.setHeader(name, value);
  }
  if (isStream && ['GET', 'POST'].includes(request.method ?? '')) {
    if (parts.drain.isOpen) return parts.streams.answer(request, response, search);
    endUnlessRead(request, response);
    response.writeHead(503, { 'retry-after': '1' }).end();
    return;
  }
  if (request.method !== 'OPTIONS' && tokenInAddress(search) !== null) {
    return answerUnauthenticated(request, response, tokenIsInAddress());
  }
  if (request.method !== 'OPTIONS') return answerGraphql(request, response, parts, search);
  const { status, headers } = preflightOf(request, parts.origins);
  response.writeHead(status, headers).end();
}
