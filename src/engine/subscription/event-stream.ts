/**
 * `/graphql/stream`: server-sent events in graphql-sse's distinct connections mode, for networks that block WebSocket.
 * Each `next` has the cursor of its event as its id, so that a client that is cut off goes on after it (`Last-Event-ID`),
 * as every EventSource does by itself.
 * Invariant: a stream ends with its client, its token or the hub; only one that is over says `complete`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../../errors.ts';
import type { Report } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { AnswerParts } from '../http/answer.ts';
import { NO_JSON } from '../http/body-refusals.ts';
import { isObject } from '../http/json-object.ts';
import type { Metrics } from '../http/metrics.ts';
import { Refusal, answerError } from '../http/refusal.ts';
import { sentBy } from '../http/request-reading.ts';
import { sessionOf } from '../http/request-session.ts';
import { answerRefusal, answerUnauthenticated } from '../http/session-refusal.ts';
import type { Broadcasts } from './broadcasts.ts';
import type { SlowClients } from './slow-clients.ts';
import type { SocketConnections } from './socket-connections.ts';
import type { Standing } from './standing.ts';
import { showOut } from './stream-endings.ts';
import { holdStream } from './stream-life.ts';
import { runOnStream } from './stream-operation.ts';
import { fromSearch } from './stream-request.ts';
import { streamSession } from './stream-session.ts';
import { StreamSink } from './stream-sink.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies that gather answers would hold events back.
  'x-accel-buffering': 'no',
};

/** What streams are served with. */
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

/** The hub's event streams. To be closed. */
export class EventStreams {
  private readonly options: StreamOptions;
  private readonly open = new Map<ServerResponse, StreamSink>();

  constructor(options: StreamOptions) {
    this.options = options;
  }

  /** Settles when the stream is over, or refused. */
  async answer(request: IncomingMessage, response: ServerResponse, search: string): Promise<void> {
    const signedIn = await sessionOf(request, this.options);
    if (signedIn instanceof HubError) return answerRefusal(request, response, signedIn);
    const { services, bodies, executor, socketConnections } = this.options;
    const session = await streamSession(request, signedIn, search, services.authenticator);
    if (session instanceof HubError) return answerUnauthenticated(request, response, session);
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
    if (!socketConnections.admit(connection, session)) return;
    this.open.set(response, sink);
    const gone = holdStream(response, sink, this.options, () => {
      socketConnections.leave(connection);
      this.open.delete(response);
    });
    response.writeHead(200, HEADERS).flushHeaders();
    const last = await runOnStream(given, asker, { sink, gone }, this.options);
    if (gone.aborted) return;
    if (last === 'cut') {
      sink.endedBy = 'trouble';
      response.end();
      return;
    }
    if (last) sink.send([{ text: JSON.stringify(last), cursor: undefined }]);
    sink.complete();
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
}
