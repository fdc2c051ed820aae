/**
 * `/graphql/stream`: server-sent events in graphql-sse's distinct connections mode, for networks that block WebSocket.
 * Each `next` has the cursor of its event as its id, so that a client that is cut off goes on after it (`Last-Event-ID`),
 * as every EventSource does by itself.
 * Invariant: a stream ends with its client, its token or the hub; only one that is over says `complete`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import type { Session } from '../access/session.ts';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import type { AnswerParts } from '../http/answer.ts';
import { isObject, objectIn } from '../http/json-object.ts';
import { sessionOf } from '../http/request-session.ts';
import { sentBy } from '../http/request-reading.ts';
import { answerRefusal, answerUnauthenticated } from '../http/session-refusal.ts';
import type { Broadcasts } from './broadcasts.ts';
import { HubContext } from '../execution/context.ts';
import { tokenInAddress, tokenIsInAddress } from '../http/credential.ts';
import {
  type SocketConnections,
  type SocketConnection,
  FORBIDDEN,
  TOO_MANY,
  UNAUTHORIZED,
} from './socket-connections.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import { Listener } from './listener.ts';
import type { Cause, Metrics } from '../http/metrics.ts';
import type { SlowClients } from './slow-clients.ts';
import { Unanswered } from './fan-out.ts';
import { NO_JSON } from '../http/body-refusals.ts';
import { Refusal, answerError } from '../http/refusal.ts';
import type { Standing } from './standing.ts';
import { StreamSink } from './stream-sink.ts';
import { type AskedText, operationOf, readAsked, sourceOf } from './subscribing.ts';
import type { TrustedRequest } from '../http/trusted-request.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies that gather answers would hold events back.
  'x-accel-buffering': 'no',
};

export interface StreamOptions extends Omit<AnswerParts, 'apollo'> {
  executor: Executor;
  report: Report;
  socketConnections: SocketConnections;
  slowClients: SlowClients;
  broadcasts: Broadcasts;
  standing: Standing;
  metrics: Metrics;
  pingIntervalMs: number;
}

/** What a request asks, in either of its two places. */
interface Given extends TrustedRequest {
  operationName?: unknown;
  variables?: unknown;
}

export class EventStreams {
  private readonly options: StreamOptions;
  private readonly open = new Map<ServerResponse, StreamSink>();

  constructor(options: StreamOptions) {
    this.options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse, search: string): Promise<void> {
    const signedIn = await sessionOf(request, this.options);
    if (signedIn instanceof HubError) return answerRefusal(request, response, signedIn);
    const session = await this.askedAs(request, signedIn, search);
    if (session instanceof HubError) return answerUnauthenticated(request, response, session);
    const { bodies, executor } = this.options;
    const sending = { bodies, turns: executor.turns, session, search };
    const sent = await sentBy(request, response, sending);
    if (!sent) return;
    if (sent instanceof Refusal) return answerError(request, response, sent);
    const given = request.method === 'GET' ? fromSearch(search) : sent.body;
    if (!isObject(given)) return answerError(request, response, NO_JSON);
    const asker = { request, response, session };
    const sink = new StreamSink(response);
    const connection = {
      close: (code: number, reason: string) => showOut(asker, sink, { code, reason }),
    };
    if (!this.options.socketConnections.admit(connection, session)) return;
    const gone = this.hold(response, sink, connection);
    response.writeHead(200, HEADERS).flushHeaders();
    const last = await this.follow(given, asker, { sink, gone });
    if (gone.aborted) return;
    if (last === 'cut') {
      sink.endedBy = 'trouble';
      response.end();
      return;
    }
    if (last) sink.send([{ text: JSON.stringify(last), cursor: undefined }]);
    sink.complete();
  }

  /**
   * Whose stream it is, or why it is none. An EventSource cannot send a header: on a page that is signed in by its cookie it
   * may name a screen's token in the address, which shows less than any other.
   */
  private async askedAs(
    { headers }: IncomingMessage,
    signedIn: Session,
    search: string,
  ): Promise<Session | HubError> {
    const token = tokenInAddress(search);
    if (token === null) return signedIn;
    if (headers.authorization !== undefined || signedIn.hash === null) return tokenIsInAddress();
    try {
      const { authenticator } = this.options.services;
      const named = await authenticator.sessionOf(`Bearer ${token}`, signedIn.address);
      return named.viewer.isScreenAlone ? named : tokenIsInAddress();
    } catch (error) {
      if (error instanceof HubError) return error;
      throw error;
    }
  }

  /** How many are open. */
  get size(): number {
    return this.open.size;
  }

  /** Cut off, not completed: clients come back to the hub that takes over. */
  close(): void {
    for (const [response, sink] of this.open) {
      sink.endedBy = 'leaving';
      response.end();
    }
  }

  /** Until the response is closed: then it is left, and nothing of it stays. */
  private hold(
    response: ServerResponse,
    sink: StreamSink,
    connection: SocketConnection,
  ): AbortSignal {
    const { socketConnections, slowClients, pingIntervalMs, metrics } = this.options;
    const leaving = new AbortController();
    const beating = setInterval(() => sink.beat(), pingIntervalMs);
    const forget = slowClients.watch(sink, () => {
      sink.endedBy = 'slow';
      response.destroy();
    });
    this.open.set(response, sink);
    const end = () => {
      leaving.abort();
      clearInterval(beating);
      forget();
      socketConnections.leave(connection);
      this.open.delete(response);
      metrics.closed('stream', sink.endedBy);
    };
    if (response.destroyed) end();
    response.once('close', end);
    return leaving.signal;
  }

  /** The last message: the answer of what is no subscription, or why one ended. Never rejects. */
  private async follow(
    given: Given,
    { request, session }: Subscriber,
    { sink, gone }: { sink: StreamSink; gone: AbortSignal },
  ): Promise<ExecutionResult | 'cut' | undefined> {
    const { services, executor, report, trusted, broadcasts } = this.options;
    try {
      const query = trusted.textOf(given, session.viewer) ?? '';
      const read = await readAsked(executor, { ...asText(given), query }, session);
      if (Array.isArray(read)) return { errors: read };
      const asked = operationOf(read);
      const { operation } = asked.operation;
      if (operation === OperationTypeNode.MUTATION && request.method === 'GET') {
        throw HubError.badInput('query', 'A mutation is sent by POST.');
      }
      const context = new HubContext(services, session, {
        isTrusted: trusted.knows(query),
        isGone: () => gone.aborted,
      });
      if (operation !== OperationTypeNode.SUBSCRIPTION) {
        return await executor.runPaid(asked, context);
      }
      const { 'last-event-id': resumesAt } = request.headers;
      context.resumesAt = typeof resumesAt === 'string' && resumesAt ? resumesAt : undefined;
      const found = await sourceOf(asked, context, this.options);
      if (!('asked' in found)) return found;
      try {
        await broadcasts.follow(new Listener({ ...found, session, sink }), gone);
      } finally {
        found.leave();
      }
      return undefined;
    } catch (error) {
      if (error instanceof Unanswered) return error.result;
      const told = masking(error, report);
      return isTransient(error) ? 'cut' : { errors: [told] };
    }
  }
}

interface Subscriber {
  request: IncomingMessage;
  response: ServerResponse;
  session: Session;
}

/** What the codes of graphql-transport-ws are here. */
const ENDINGS: Record<number, { status: number; code: string; cause: Cause }> = {
  [UNAUTHORIZED]: { status: 401, code: 'UNAUTHENTICATED', cause: 'unauthorized' },
  [FORBIDDEN]: { status: 403, code: 'FORBIDDEN', cause: 'forbidden' },
  [TOO_MANY]: { status: 429, code: 'RATE_LIMITED', cause: 'refused' },
};

/** Before it has begun a stream is refused; later it is sent why it ends, and ends for good. */
function showOut(
  { request, response }: Subscriber,
  sink: StreamSink,
  { code: closeCode, reason }: { code: number; reason: string },
): void {
  const ending = ENDINGS[closeCode];
  if (!ending) throw new Error(`streams are not closed with ${closeCode}`);
  const error = new GraphQLError(reason, { extensions: { code: ending.code } });
  if (!response.headersSent) {
    return answerError(request, response, new Refusal(ending.status, error));
  }
  sink.endedBy = ending.cause;
  sink.send([{ text: JSON.stringify({ errors: [error] }), cursor: undefined }]);
  sink.complete();
}

function fromSearch(search: string): Given {
  const { variables, extensions, ...rest } = Object.fromEntries(new URLSearchParams(search));
  return { ...rest, variables: objectIn(variables) ?? variables, extensions: objectIn(extensions) };
}

/** @throws BAD_USER_INPUT for what is no name, or no variables */
function asText({ operationName, variables }: Given): Omit<AskedText, 'query'> {
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw HubError.badInput('operationName', '`operationName` is a text.');
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw HubError.badInput('variables', '`variables` is an object.');
  }
  return { operationName, variables: variables as Record<string, unknown> | undefined };
}
