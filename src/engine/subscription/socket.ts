/**
 * WebSocket: graphql-ws on the HTTP server's upgrade. The second journey ends here.
 * Invariant: graphql-ws keeps the protocol; events go past it straight to the socket, since it
 * would write every event out once for each client.
 */
import { type IncomingMessage, STATUS_CODES, type Server } from 'node:http';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ceilings, Transport } from '../../bounds.ts';
import { isTransient } from '../database/transient-error.ts';
import type { Session } from '../access/session.ts';
import { type Broadcasts, held } from './broadcasts.ts';
import type { Callers } from '../http/caller.ts';
import type { Connections } from '../http/connections.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import {
  type SocketConnections,
  type Extra,
  FORBIDDEN,
  TRY_AGAIN,
  UNAUTHORIZED,
} from './socket-connections.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { UnnamedProxy } from '../http/forwarding.ts';
import type { Drain } from '../http/drain.ts';
import type { Hosts } from '../http/hosts.ts';
import type { Executor } from '../execution/execute.ts';
import { Listener } from './listener.ts';
import type { Cause, Metrics } from '../http/metrics.ts';
import type { Origins } from '../http/origins.ts';
import type { SlowClients } from './slow-clients.ts';
import { SocketSink } from './socket-sink.ts';
import type { Standing } from './standing.ts';
import { SocketOperations } from './socket-operations.ts';
import { operationOf, readAsked, sourceOf } from './subscribing.ts';
import type { TrustedDocuments } from '../http/trusted.ts';
import { WarySocket } from './wary-socket.ts';

const LARGEST_MESSAGE_BYTES = 1_000_000;
const CLOSE_PATIENCE_MS = 1_000;
const MOST_MISSED = 2;
const NO_PINGS = 0;

export interface Sockets {
  close(): Promise<void>;
}

interface Options {
  services: Services;
  executor: Executor;
  report: Report;
  ceilings: Ceilings;
  origins: Origins;
  hosts: Hosts;
  proxy: UnnamedProxy;
  callers: Callers;
  connections: Connections;
  socketConnections: SocketConnections;
  slowClients: SlowClients;
  metrics: Metrics;
  trusted: TrustedDocuments;
  broadcasts: Broadcasts;
  drain: Drain;
  standing: Standing;
  transport: Transport;
  pingIntervalMs: number;
}

export function openSockets(server: Server, options: Options): Sockets {
  const { drain } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: WarySocket,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener off before this: a reset would otherwise end the process.
    socket.on('error', () => socket.destroy());
    options.proxy.note(request.headers);
    const refusal = drain.isOpen ? refusalOf(request, options) : UNAVAILABLE;
    if (refusal) {
      const [head, body = ''] = refusal;
      const text = `HTTP/1.1 ${head}\r\nconnection: close\r\n\r\n${body}`;
      socket.end(text, () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.guard(request.socket);
      sockets.emit('connection', ws, request);
    });
  });
  const operations = new SocketOperations(options.ceilings.subscriptionsPerSocket);
  const pulse = takePulse(sockets, operations, options);
  const served = serve(sockets, operations, options);
  return {
    async close() {
      clearInterval(pulse);
      // A client behind a dead link never answers the close; the others are closed by then.
      const timer = setTimeout(() => {
        for (const one of sockets.clients) one.terminate();
      }, CLOSE_PATIENCE_MS);
      await served.dispose();
      clearTimeout(timer);
    },
  };
}

function serve(sockets: WebSocketServer, operations: SocketOperations, options: Options) {
  const { services, executor, report, trusted, socketConnections, transport } = options;
  return useServer<{ authorization?: unknown }, Extra & Record<PropertyKey, unknown>>(
    {
      connectionInitWaitTimeout: transport.greetingMs,
      async onConnect({ connectionParams, extra }) {
        const isIn = await socketConnections.enter(connectionParams, extra);
        (extra.socket as WarySocket).isIn = isIn;
        return isIn;
      },
      onDisconnect: ({ extra }) => socketConnections.leave(extra.socket),
      async onSubscribe({ extra }, id, payload) {
        const { socket } = extra;
        let leaving: AbortController | undefined;
        const refused = (errors: GraphQLError[]) => {
          if (leaving) operations.end(socket, id, leaving);
          return errors;
        };
        try {
          leaving = operations.begin(socket, id);
          const session = await socketConnections.sessionOf(extra);
          const query = trusted.textOf(payload, session.viewer) ?? '';
          const read = await readAsked(executor, { ...payload, query }, session);
          if (Array.isArray(read)) return refused(read);
          const over = () => leaving && operations.end(socket, id, leaving);
          const isTrusted = trusted.knows(query);
          const asker: Subscriber = { session, isTrusted, socket, id, leaving, over };
          return { ...read, contextValue: asker };
        } catch (error) {
          if (isTransient(error)) sendAway(socket);
          return refused([masking(error, report)]);
        }
      },
      async execute(args) {
        const result = await executor.runPaid(operationOf(args), contextOf(args, services));
        (args.contextValue as Subscriber).over();
        return result;
      },
      subscribe: (args) => subscribe(args, options) as never,
    },
    sockets,
    // Its own pings give a client up after one that is not answered: see takePulse.
    NO_PINGS,
  );
}

/**
 * Pings all sockets, and gives up those that have left two unanswered: a client may be busy, but not for ever. What is
 * asked of a socket with much to read waits behind that: how long it may take is `slowClients`'s business.
 */
function takePulse(
  sockets: WebSocketServer,
  operations: SocketOperations,
  { pingIntervalMs, slowClients, metrics }: Options,
): NodeJS.Timeout {
  const missed = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => {
    missed.set(socket, 0);
    socket.on('pong', () => missed.set(socket, 0));
    const forget = slowClients.watch(socket, () => giveUp(socket, operations));
    socket.on('close', (code) => {
      forget();
      const isSilent = (missed.get(socket) ?? 0) >= MOST_MISSED;
      metrics.closed('socket', isSilent ? 'silent' : (CAUSES[code] ?? 'refused'));
    });
  });
  return setInterval(() => {
    for (const socket of sockets.clients) {
      const count = missed.get(socket) ?? 0;
      if (slowClients.isTried(socket)) continue;
      if (count >= MOST_MISSED) socket.terminate();
      else {
        missed.set(socket, count + 1);
        socket.ping();
      }
    }
  }, pingIntervalMs);
}

/** Of the hub's own: the client comes back with its cursor, and goes on from there. */
const TOO_SLOW = 4450;

const CAUSES: Record<number, Cause> = {
  1000: 'client',
  1001: 'leaving',
  1005: 'client',
  1006: 'lost',
  1013: 'trouble',
  [UNAUTHORIZED]: 'unauthorized',
  [FORBIDDEN]: 'forbidden',
  [TOO_SLOW]: 'slow',
};

/** Its client comes back soon, and begins where it has to. */
function sendAway(socket: WebSocket): void {
  socket.close(TRY_AGAIN, 'The database is away for a moment. Try again.');
}

/** The client learns it when it comes to read that; `ws` waits half a minute for it. */
function giveUp(socket: WebSocket, operations: SocketOperations): void {
  operations.leave(socket);
  socket.close(TOO_SLOW, 'You read more slowly than things change. Come back with your cursor.');
}

/** Status and headers, and what is said beside. */
type MessageParts = [head: string, body?: string];

const UNAVAILABLE: MessageParts = ['503 Service Unavailable\r\nretry-after: 10'];

/**
 * Another name than the hub's, another path, a page of another site (a browser lets any page open a socket), or one too many
 * behind a proxy.
 */
function refusalOf(
  request: IncomingMessage,
  { origins, hosts, callers, connections }: Options,
): MessageParts | undefined {
  const misdirected = hosts.refusalOf(request);
  if (misdirected) {
    const { status, error } = misdirected;
    const head = `${status} ${STATUS_CODES[status]}\r\ncontent-type: text/plain; charset=utf-8`;
    return [head, `${error.message}\n`];
  }
  if (request.url?.split('?')[0] !== '/graphql') return ['404 Not Found'];
  if (origins.sideOf(request) === 'FOREIGN') return ['403 Forbidden'];
  return connections.isFor(request.socket, callers.networkOf(request)) ? undefined : UNAVAILABLE;
}

type Stream = AsyncIterableIterator<ExecutionResult>;

/** Who asked, and which socket and id its events go to. */
interface Subscriber {
  session: Session;
  isTrusted: boolean;
  socket: WebSocket;
  id: string;
  /** Aborted when the socket is closed, or the stream left. */
  leaving: AbortController;
  /** The id is free again. */
  over: () => void;
}

/** Its session was found when it was asked; what lasts longer renews it. */
function contextOf({ contextValue }: ExecutionArgs, services: Services): HubContext {
  const { session, isTrusted, leaving } = contextValue as Subscriber;
  const isGone = () => leaving.signal.aborted;
  return new HubContext(services, session, { isTrusted, isGone });
}

async function subscribe(args: ExecutionArgs, options: Options): Promise<Stream | ExecutionResult> {
  const { session, socket, id, leaving, over } = args.contextValue as Subscriber;
  const context = contextOf(args, options.services);
  const cut = () => sendAway(socket);
  const found = await sourceOf(operationOf(args), context, options).catch((error: unknown) => {
    over();
    if (!isTransient(error)) throw error;
    cut();
    return { errors: [masking(error, options.report)] };
  });
  if (!('asked' in found)) {
    over();
    return found;
  }
  const { leave } = found;
  const sink = new SocketSink(socket, id, leaving.signal);
  const listener = new Listener({ ...found, session, sink });
  leaving.signal.addEventListener('abort', leave, { once: true });
  return held({
    leaving,
    over: () => {
      leave();
      over();
    },
    cut,
    follow: () => options.broadcasts.follow(listener, leaving.signal),
  });
}
