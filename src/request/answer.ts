/**
 * `/graphql` over HTTP: body, session, trusted documents, Apollo.
 * Invariant: nothing of a body is looked at before it is known to be small enough.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Session } from '../access/directory.ts';
import { HubError } from '../errors.ts';
import { HubContext, type Services } from './context.ts';
import { NO_COOKIE, credentialOf } from './credential.ts';
import type { Origins } from './origins.ts';
import type { Asked, TrustedDocuments } from './trusted.ts';

const LARGEST_BODY_BYTES = 1_000_000;
/** Those that Apollo looks at. */
const HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

export interface Door {
  apollo: ApolloServer<HubContext>;
  services: Services;
  origins: Origins;
  trusted: TrustedDocuments;
}

export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  search: string,
): Promise<void> {
  const read = await readBody(request);
  if (typeof read === 'string') return refuse(response, read);
  const session = await sessionOf(request, door);
  if (session instanceof HubError) return answerRefusal(request, response, session);
  // Each method has one place for what is asked: nothing is judged here and read there.
  const sent =
    request.method === 'GET' ? { body: undefined, search } : { body: read.body, search: '' };
  const asked = withText(sent, door.trusted, session);
  if (asked instanceof GraphQLError) return answerError(response, statusOf(asked), asked);
  const answer = await door.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      search: asked.search && `?${asked.search}`,
      body: asked.body,
    },
    context: async () => new HubContext(door.services, session),
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

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const kept = new HeaderMap();
  for (const name of HEADERS) {
    const value = headers[name];
    // Negotiating it costs 3 % of a small answer, and JSON is what comes without it.
    if (typeof value !== 'string' || (name === 'accept' && value === 'application/json')) continue;
    kept.set(name, value);
  }
  return kept;
}

/** Whose request it is, or why it is refused. */
export async function sessionOf(
  request: IncomingMessage,
  { services, origins }: Pick<Door, 'services' | 'origins'>,
): Promise<Session | HubError> {
  try {
    const credential = credentialOf(request, origins);
    return await services.directory.sessionOf(credential, request.socket.remoteAddress);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

interface Sent {
  body: unknown;
  search: string;
}

/** The request with the text of the document that it names, or why it is refused. */
function withText(
  { body, search }: Sent,
  trusted: TrustedDocuments,
  { viewer }: Session,
): Sent | GraphQLError {
  try {
    if (isObject(body)) return { body: trustedBody(body, trusted, viewer), search };
    return { body, search: search && trustedSearch(search, trusted, viewer) };
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

type Who = Session['viewer'];

function trustedBody(body: Asked, trusted: TrustedDocuments, viewer: Who): object {
  const query = trusted.textOf(body, viewer);
  if (query === undefined || query === body.query) return body;
  const { documentId: _, extensions: __, ...rest } = body;
  return { ...rest, query };
}

function trustedSearch(search: string, trusted: TrustedDocuments, viewer: Who): string {
  const asked = new URLSearchParams(search);
  const { extensions: text, ...given } = Object.fromEntries(asked) as Record<string, string>;
  const query = trusted.textOf({ ...given, extensions: objectIn(text) }, viewer);
  if (query === undefined || query === given['query']) return search;
  for (const name of ['documentId', 'extensions']) asked.delete(name);
  asked.set('query', query);
  return asked.toString();
}

export function objectIn(text: string | undefined): object | undefined {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isObject(read) ? read : undefined;
  } catch {
    return undefined; // What is no JSON names no document; Apollo says what is wrong with it.
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function statusOf({ extensions }: GraphQLError): number {
  return extensions['code'] === 'FORBIDDEN' ? 403 : 200;
}

/** A cookie that is good no longer goes: a page would send it for ever. */
export function answerRefusal(
  { headers }: IncomingMessage,
  response: ServerResponse,
  error: HubError,
) {
  if (error.extensions['code'] === 'FORBIDDEN') return answerError(response, 403, error);
  response.setHeader('www-authenticate', 'Bearer');
  if (headers.authorization === undefined) response.setHeader('set-cookie', NO_COOKIE);
  return answerError(response, 401, error);
}

export function answerError(response: ServerResponse, status: number, error: GraphQLError): void {
  const { message, extensions } = error;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}

/** The parsed body, or why it is refused. Apollo tells the rest about bodies that are no JSON. */
export async function readBody(request: IncomingMessage): Promise<{ body: unknown } | string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return 'too large';
    chunks.push(chunk);
  }
  if (size === 0) return { body: undefined };
  const text = Buffer.concat(chunks).toString('utf8');
  if (!/\bjson\b/.test(request.headers['content-type'] ?? '')) return { body: text };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return 'no JSON';
  }
}

export function refuse(response: ServerResponse, why: string): void {
  const isLarge = why === 'too large';
  const message = isLarge
    ? `The body is larger than ${LARGEST_BODY_BYTES} bytes.`
    : 'The body is not JSON. Send {"query": "…", "variables": {…}}.';
  response.writeHead(isLarge ? 413 : 400, {
    'content-type': 'application/json',
    connection: 'close',
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }));
}
