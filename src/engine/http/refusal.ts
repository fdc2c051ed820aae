/** What a request is refused with before GraphQL has heard of it: a status, a code, and what to do. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { GraphQLError } from 'graphql';
import { HubError } from '../../errors.ts';
import { endSoon, endUnlessRead } from './lingering.ts';
import { DEEPEST, MOST_MEMBERS, excessOf } from './nesting.ts';

export const LARGEST_BODY_BYTES = 1_000_000;
/** How soon room may be there again. */
const RETRY_S = 10;

export class Refusal {
  readonly status: number;
  readonly error: GraphQLError;

  constructor(status: number, error: GraphQLError) {
    this.status = status;
    this.error = error;
  }
}

export const TOO_LARGE = new Refusal(
  413,
  badRequest(`The body is larger than ${LARGEST_BODY_BYTES} bytes. Ask in several requests.`),
);

export const NO_JSON = new Refusal(
  400,
  badRequest('The body is not JSON. Send {"query": "…", "variables": {…}}.'),
);

export const NO_UTF8 = new Refusal(
  400,
  badRequest('What you send is not UTF-8. Send JSON in UTF-8.'),
);

export const UNREADABLE_CHARSET = new Refusal(
  415,
  badRequest('The hub reads UTF-8 alone. Send the body as `application/json; charset=utf-8`.'),
);

export const UNREADABLE_ENCODING = new Refusal(
  415,
  badRequest('The hub reads bodies as they are. Send it without `Content-Encoding`.'),
);

export const TOO_DEEP = new Refusal(
  400,
  badRequest(`The JSON nests deeper than ${DEEPEST} lists and objects. Send a flatter one.`),
);

const TOO_MANY = new Refusal(
  400,
  badRequest(`The JSON has more than ${MOST_MEMBERS} values. Send them in several requests.`),
);

/** Of JSON that is not worth parsing. */
export function excessRefusal(json: Uint8Array): Refusal | undefined {
  const excess = excessOf(json);
  return excess && { DEPTH: TOO_DEEP, MEMBERS: TOO_MANY }[excess];
}

export const NO_ROOM = new Refusal(
  503,
  HubError.rateLimited(
    `The hub is reading as many bodies as it can. Try again in ${RETRY_S} s.`,
    RETRY_S,
  ),
);

export const NO_READERS = new Refusal(
  503,
  HubError.unavailable(
    `As many answers as the hub holds wait to be read. Read yours, and try again in ${RETRY_S} s.`,
    RETRY_S,
  ),
);

export function tooLate(timeoutMs: number): Refusal {
  return new Refusal(
    408,
    badRequest(`The body did not come within ${timeoutMs / 1_000} s. Send it faster, or less.`),
  );
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

const NO_PLACE = {
  message: `There are as many connections as the hub takes, or your address may have. Try again in ${RETRY_S} s.`,
  extensions: { code: 'RATE_LIMITED', retryAfter: RETRY_S },
};

/** Of a connection on which nothing was read. */
export function refuseConnection(socket: Socket): void {
  const body = JSON.stringify({ errors: [NO_PLACE] });
  const head = [
    'HTTP/1.1 503 Service Unavailable',
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `retry-after: ${RETRY_S}`,
  ];
  endSoon(socket, `${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Of Apollo's codes. */
function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
