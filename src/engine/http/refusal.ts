/** What a request is refused with before GraphQL has heard of it: a status, a code, and what to do. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { HubError } from '../../errors.ts';
import { headOf } from './answer-head.ts';
import { endUnlessRead } from './lingering.ts';

export class Refusal {
  readonly status: number;
  readonly error: GraphQLError;

  constructor(status: number, error: GraphQLError) {
    this.status = status;
    this.error = error;
  }
}

/** With the error as JSON. What was not read of the request is not read any more. */
export function answerError(
  request: IncomingMessage,
  response: ServerResponse,
  { status, error }: Refusal,
): void {
  const { message, extensions } = error;
  endUnlessRead(request, response);
  const { retryAfter } = extensions;
  if (typeof retryAfter === 'number') response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}

/** With a code of Apollo's. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

/** As a refusal, where nothing but the error is answered. @throws what is no HubError */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HubError) return new Refusal(headOf({ errors: [error] }).status, error);
  throw error;
}
