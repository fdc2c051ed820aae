/**
 * `/graphql` over HTTP: session, body, trusted documents, Apollo.
 * Invariant: nothing of a body is read before it is known who sends it, and that there is room for it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { type Session, callerOf } from '../access/session.ts';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import { WANTS_TOKEN, headOf } from './answer-text.ts';
import type { Bodies } from './bodies.ts';
import type { Callers } from './caller.ts';
import type { Connections } from './connections.ts';
import { isSearchUtf8, textOfBytes, unreadable } from './charset.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import { NO_COOKIE, credentialOf } from './credential.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import { endUnlessRead } from './lingering.ts';
import type { OperationTurns } from '../execution/operation-turns.ts';
import type { Origins } from './origins.ts';
import { answerPlainly, plainOperation, plainRequest, refusePlainly } from './plain-json.ts';
import { NO_JSON, NO_READERS, NO_UTF8, Refusal, answerError, excessRefusal } from './refusal.ts';
import type { TrustedRequest, TrustedDocuments } from './trusted.ts';
import type { Unsent } from './unsent.ts';

/** Making JSON of more takes long enough to wait for a turn. */
const LARGE_BODY_BYTES = 20_000;
/** Those that Apollo looks at. */
const HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

export interface AnswerParts {
  apollo: ApolloServer<HubContext>;
  executor: Executor;
  unsent: Unsent;
  services: Services;
  origins: Origins;
  trusted: TrustedDocuments;
  callers: Callers;
  connections: Connections;
  bodies: Bodies;
  report: Report;
}

export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts,
  search: string,
): Promise<void> {
  const session = await sessionOf(request, parts);
  if (session instanceof HubError) return answerRefusal(request, response, session);
  if (!parts.unsent.hasRoom(session.hash === null))
    return answerError(request, response, NO_READERS);
  const sending = { bodies: parts.bodies, turns: parts.executor.turns, session, search };
  const sent = await sentBy(request, response, sending);
  if (!sent) return;
  const asked = sent instanceof Refusal ? sent : withText(sent, parts.trusted, session);
  if (asked instanceof Refusal) return answerError(request, response, asked);
  return answerAsked(request, response, { parts, session, asked });
}

interface Handed {
  parts: AnswerParts;
  session: Session;
  asked: Sent;
}

/** By the short way where it is plain and read, else by Apollo. */
async function answerAsked(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, session, asked }: Handed,
): Promise<void> {
  const { executor, trusted } = parts;
  const text = textIn(asked);
  const read = text === undefined ? undefined : await executor.read(text, session).catch(refusalOf);
  if (read instanceof Refusal) return answerError(request, response, read);
  const isTrusted = text !== undefined && trusted.knows(text);
  const isGone = () => response.destroyed;
  const open = () => new HubContext(parts.services, session, { isTrusted, isGone });
  const plain = read && plainRequest(request, asked.body);
  if (plain && Array.isArray(read)) return refusePlainly(read, response, executor);
  const operation = plain && !Array.isArray(read) && plainOperation(plain, read);
  if (operation) await answerPlainly(operation, response, { executor, context: open() });
  else await answerByApollo(request, response, { parts, asked, open });
  parts.unsent.count(response);
}

/** Everything that the protocol of GraphQL over HTTP holds. */
async function answerByApollo(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, asked, open }: Pick<Handed, 'parts' | 'asked'> & { open: () => HubContext },
): Promise<void> {
  const answer = await parts.apollo.executeHTTPGraphQLRequest({
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

/** The text of what is asked, where it is one. */
function textIn({ body, search }: Sent): string | undefined {
  const text: unknown = isObject(body)
    ? (body as TrustedRequest).query
    : search && new URLSearchParams(search).get('query');
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** @throws what is no refusal */
function refusalOf(error: unknown): Refusal {
  if (error instanceof HubError) return new Refusal(headOf({ errors: [error] }).status, error);
  throw error;
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
  {
    services,
    origins,
    callers,
    connections,
    report,
  }: Omit<AnswerParts, 'apollo' | 'trusted' | 'bodies'>,
): Promise<Session | HubError> {
  try {
    const credential = credentialOf(request, origins);
    const address = callers.networkOf(request);
    const session = await services.authenticator.sessionOf(credential, address);
    if (session.hash !== null) connections.know(request.socket, callerOf(session));
    return session;
  } catch (error) {
    if (error instanceof HubError) return error;
    if (!isTransient(error)) throw error;
    return masking(error, report);
  }
}

interface Sent {
  body: unknown;
  search: string;
}

interface Sending {
  bodies: Bodies;
  turns: OperationTurns;
  session: Session;
  search: string;
}

/** What is asked, or why it is refused; undefined where the client has gone. */
export async function sentBy(
  request: IncomingMessage,
  response: ServerResponse,
  { bodies, turns, session, search }: Sending,
): Promise<Sent | Refusal | undefined> {
  // Each method has one place for what is asked: nothing is judged here and read there.
  if (request.method !== 'POST') {
    endUnlessRead(request, response);
    if (!isSearchUtf8(search)) return NO_UTF8;
    return excessInSearch(search) ?? { body: undefined, search };
  }
  const unfit = unreadable(request.headers);
  if (unfit) return unfit;
  const make = (read: Buffer): Made | Promise<Made> => {
    const parse = () => parsed(read, request.headers['content-type']);
    return read.length > LARGE_BODY_BYTES ? turns.read(session, parse).catch(refusalOf) : parse();
  };
  return bodies.read(request, response, { session, make });
}

type Made = Sent | Refusal;

/** Those of its parts that are JSON. */
function excessInSearch(search: string): Refusal | undefined {
  const asked = new URLSearchParams(search);
  const texts = ['variables', 'extensions'].flatMap((name) => asked.getAll(name));
  return texts.map((text) => excessRefusal(Buffer.from(text))).find((one) => one !== undefined);
}

/** Apollo tells the rest about bodies that are no JSON. */
function parsed(bytes: Buffer, type = ''): Made {
  const sent = (body: unknown): Sent => ({ body, search: '' });
  if (bytes.length === 0) return sent(undefined);
  const text = textOfBytes(bytes);
  if (text instanceof Refusal) return text;
  if (!/\bjson\b/i.test(type)) return sent(text);
  const refusal = excessRefusal(bytes);
  if (refusal) return refusal;
  try {
    return sent(JSON.parse(text));
  } catch {
    return NO_JSON;
  }
}

/** The request with the text of the document that it names, or why it is refused. */
function withText(
  { body, search }: Sent,
  trusted: TrustedDocuments,
  { viewer }: Session,
): Sent | Refusal {
  try {
    if (isObject(body)) return { body: trustedBody(body, trusted, viewer), search };
    return { body, search: search && trustedSearch(search, trusted, viewer) };
  } catch (error) {
    if (error instanceof GraphQLError) return new Refusal(statusOf(error), error);
    throw error;
  }
}

type Who = Session['viewer'];

function trustedBody(body: TrustedRequest, trusted: TrustedDocuments, viewer: Who): object {
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

/** Of refusals that say nothing about who asks. */
const STATUSES: { [code: string]: number } = { FORBIDDEN: 403, UNAVAILABLE: 503 };

/** A cookie that is good no longer goes: a page would send it for ever. */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  error: HubError,
): void {
  const { authorization } = request.headers;
  const status = STATUSES[String(error.extensions['code'])];
  if (status !== undefined) return answerError(request, response, new Refusal(status, error));
  if (authorization === undefined) response.setHeader('set-cookie', NO_COOKIE);
  return answerUnauthenticated(request, response, error);
}

/** 401, whatever cookie there is. */
export function answerUnauthenticated(
  request: IncomingMessage,
  response: ServerResponse,
  error: HubError,
): void {
  response.setHeader(...WANTS_TOKEN);
  return answerError(request, response, new Refusal(401, error));
}
