/**
 * `/data/<name>.json` and `.csv`: a document by its name, answered to a plain GET, for tools that know addresses and no GraphQL.
 * Invariant: nothing but queries, by the one way that operations are paid, run and audited; that a client holds the answer
 * already is found when it has been made for this caller, now.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, OperationTypeNode, getOperationAST } from 'graphql';
import { HubError } from '../../errors.ts';
import type { Session } from '../access/session.ts';
import { HubContext } from '../execution/context.ts';
import type { Operation } from '../execution/operation.ts';
import type { AnswerParts } from './answer.ts';
import { tokenInAddress, tokenIsInAddress, credentialForReading } from './credential.ts';
import { sendPlainly } from './plain-answer.ts';
import type { PlainDocuments } from './plain-documents.ts';
import { plainHeaders } from './plain-headers.ts';
import { variablesIn } from './plain-variables.ts';
import { preflightOf } from './preflight.ts';
import { Refusal, answerError, badRequest, refusalOf } from './refusal.ts';
import { sentBy } from './request-reading.ts';
import { sessionOf } from './request-session.ts';
import { NO_READERS } from './room-refusals.ts';
import { answerRefusal, answerUnauthenticated } from './session-refusal.ts';

export interface PlainParts extends AnswerParts {
  plainDocuments: PlainDocuments;
}

/** What a path under `/data/` asks for. */
export interface PlainPath {
  name: string;
  format: 'json' | 'csv';
}

const METHODS = ['GET', 'HEAD'];

/** Undefined: it is no document's address. */
export function plainPath(path: string): PlainPath | undefined {
  const [, name, format] = /^\/data\/([^/]+)\.(json|csv)$/.exec(path) ?? [];
  if (name === undefined || (format !== 'json' && format !== 'csv')) return undefined;
  return { name: decoded(name), format };
}

/** Answers whatever comes to such an address. */
export async function answerPlainAddress(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PlainParts,
  asked: PlainPath & { search: string },
): Promise<void> {
  const { method = '' } = request;
  for (const [name, value] of plainHeaders(request, parts.origins)) response.setHeader(name, value);
  if (method === 'OPTIONS') {
    const { status, headers } = preflightOf(request, parts.origins);
    response.writeHead(status, headers).end();
    return;
  }
  if (!METHODS.includes(method)) {
    response.setHeader('allow', METHODS.join(', '));
    return answerError(request, response, ONLY_READ);
  }
  if (tokenInAddress(asked.search) !== null) {
    return answerUnauthenticated(request, response, tokenIsInAddress());
  }
  const session = await sessionOf(request, parts, credentialForReading);
  if (session instanceof HubError) return answerRefusal(request, response, session);
  if (!parts.unsent.hasRoom(session.hash === null))
    return answerError(request, response, NO_READERS);
  const { search } = asked;
  const sending = { bodies: parts.bodies, turns: parts.executor.turns, session, search };
  // Of an address alone: that it is UTF-8, and its JSON not too deep.
  const sent = await sentBy(request, response, sending);
  if (sent instanceof Refusal) return answerError(request, response, sent);
  const operation = await operationOf(asked, session, parts);
  if (operation instanceof Refusal) return answerError(request, response, operation);
  const isGone = () => response.destroyed;
  const context = new HubContext(parts.services, session, { isTrusted: true, isGone });
  await sendPlainly(request, response, { parts, operation, context, asked });
  parts.unsent.count(response);
}

const ONLY_READ = new Refusal(
  405,
  badRequest('This address is for GET. Commands are sent to /graphql by POST.'),
);

/** What is to be run, or why it is not. */
async function operationOf(
  { name, search }: PlainPath & { search: string },
  session: Session,
  { executor, plainDocuments, trusted }: PlainParts,
): Promise<Operation | Refusal> {
  const text = plainDocuments.find(name)?.text ?? trusted.withId(name);
  if (text === undefined) return noSuch(name, plainDocuments);
  const read = await executor.read(text, session).catch(refusalOf);
  if (read instanceof Refusal) return read;
  const operation = Array.isArray(read) ? undefined : getOperationAST(read);
  if (operation?.operation !== OperationTypeNode.QUERY) return noQuery(name);
  try {
    const variables = variablesIn(new URLSearchParams(search), operation, executor.schema);
    return { document: read as DocumentNode, operation, variables };
  } catch (error) {
    return refusalOf(error);
  }
}

function noSuch(name: string, documents: PlainDocuments): Refusal {
  const near = documents.near(name);
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  const message = `No document is called ${name.slice(0, 100)}. ${meant}/data/ lists them.`;
  return new Refusal(404, new HubError('NOT_FOUND', message));
}

function noQuery(name: string): Refusal {
  return new Refusal(
    400,
    badRequest(
      `${name} is not one query: send commands to /graphql by POST, follow feeds at /graphql/stream.`,
    ),
  );
}

/** As it stands where it is no escaped text. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
