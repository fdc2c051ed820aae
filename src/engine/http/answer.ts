/**
 * `/graphql` over HTTP: session, body, trusted documents, Apollo.
 * Invariant: nothing of a body is read before it is known who sends it, and that there is room for it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import { answerByApollo } from './apollo-answer.ts';
import type { Bodies } from './bodies.ts';
import type { Callers } from './caller.ts';
import type { Connections } from './connections.ts';
import { HubContext } from '../execution/context.ts';
import { type Report } from '../execution/errors.ts';
import type { Services } from '../execution/services.ts';
import type { Executor } from '../execution/execute.ts';
import type { Origins } from './origins.ts';
import { answerPlainly, refusePlainly } from './plain-json.ts';
import { plainOperation, plainRequest } from './plain-request.ts';
import { Refusal, answerError, refusalOf } from './refusal.ts';
import { sentBy } from './request-reading.ts';
import { sessionOf } from './request-session.ts';
import { NO_READERS } from './room-refusals.ts';
import { type Sent, textIn } from './sent.ts';
import { answerRefusal } from './session-refusal.ts';
import { withText } from './trusted-text.ts';
import type { TrustedDocuments } from './trusted.ts';
import type { Unsent } from './unsent.ts';

/** With `cost`: the answer tells what it cost, in `extensions.explain`. */
const EXPLAIN = 'gridhub-explain';

/** What an answer is made with. */
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

/** Answers whatever comes: the session, then room, then the body, then what it asks. */
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
  const isExplained = request.headers[EXPLAIN] === 'cost';
  const open = () => new HubContext(parts.services, session, { isTrusted, isGone, isExplained });
  const plain = read && plainRequest(request, asked.body);
  if (plain && Array.isArray(read)) return refusePlainly(read, response, executor);
  const operation = plain && !Array.isArray(read) && plainOperation(plain, read);
  if (operation) await answerPlainly(operation, response, { executor, context: open() });
  else await answerByApollo(request, response, { apollo: parts.apollo, asked, open });
  parts.unsent.count(response);
}
