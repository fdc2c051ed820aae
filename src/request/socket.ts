/**
 * WebSocket: graphql-ws on the HTTP server's upgrade. The second journey ends here.
 * Invariant: graphql-ws keeps the protocol; what a subscription is told goes past it straight to the socket, since it
 * would write every event out once for each client.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  createSourceEventStream,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ceilings } from '../config.ts';
import { Source } from '../live/source.ts';
import type { Session } from '../access/directory.ts';
import { type Broadcasts, held } from './broadcasts.ts';
import { HubContext, type Services } from './context.ts';
import { Doors, type Extra } from './doors.ts';
import { type Report, masking, presentable, withoutHints } from './errors.ts';
import type { Gate } from './gate.ts';
import { type Executor, LARGEST_KEPT_DOCUMENT, type Operation } from './execute.ts';
import { MOST_TOKENS } from './limits.ts';
import { Listener } from './listener.ts';
import type { Origins } from './origins.ts';
import { SocketSink } from './socket-sink.ts';
import { Streams } from './streams.ts';
import type { TrustedDocuments } from './trusted.ts';

const LARGEST_MESSAGE_BYTES = 1_000_000;
const MOST_DOCUMENTS = 500;
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
  trusted: TrustedDocuments;
  broadcasts: Broadcasts;
  gate: Gate;
  pingIntervalMs: number;
}

export function openSockets(server: Server, options: Options): Sockets {
  const { services, ceilings, origins, gate } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener off before this: a reset would otherwise end the process.
    socket.on('error', () => socket.destroy());
    const refusal = gate.isOpen ? refusalOf(request, origins) : '503 Service Unavailable';
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\n\r\n`, () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
  });
  const pulse = takePulse(sockets, options.pingIntervalMs);
  const doors = new Doors(services.directory, ceilings, origins);
  const served = serve(sockets, doors, options);
  return {
    async close() {
      doors.close();
      clearInterval(pulse);
      // A client behind a dead link never answers the close; the others are told and gone by then.
      const timer = setTimeout(() => {
        for (const one of sockets.clients) one.terminate();
      }, CLOSE_PATIENCE_MS);
      await served.dispose();
      clearTimeout(timer);
    },
  };
}

function serve(sockets: WebSocketServer, doors: Doors, options: Options) {
  const { services, executor, report, trusted } = options;
  const documents = new Documents(executor);
  const streams = new Streams(options.ceilings.subscriptionsPerSocket);
  return useServer<{ authorization?: unknown }, Extra & Record<PropertyKey, unknown>>(
    {
      onConnect: ({ connectionParams, extra }) => doors.enter(connectionParams, extra),
      onDisconnect: ({ extra }) => doors.leave(extra),
      async onSubscribe({ extra }, id, payload) {
        const { socket } = extra;
        let leaving: AbortController | undefined;
        const refused = (errors: GraphQLError[]) => {
          if (leaving) streams.end(socket, id, leaving);
          return errors;
        };
        try {
          leaving = streams.begin(socket, id);
          const session = await doors.sessionOf(extra);
          const query = trusted.textOf(payload, session.viewer) ?? '';
          const read = documents.read({ ...payload, query });
          if (Array.isArray(read)) return refused(read);
          const over = () => leaving && streams.end(socket, id, leaving);
          const asker: Asker = { session, socket, id, leaving, over };
          return { ...read, contextValue: asker };
        } catch (error) {
          return refused([masking(error, report)]);
        }
      },
      async execute(args) {
        const result = await executor.runPaid(operationOf(args), contextOf(args, services));
        (args.contextValue as Asker).over();
        return result;
      },
      subscribe: (args) => subscribe(args, options) as never,
    },
    sockets,
    // Its own pings give a client up after one that is not answered: see takePulse.
    NO_PINGS,
  );
}

/** Pings all sockets, and gives up those that have left two unanswered: a client may be busy, but not for ever. */
function takePulse(sockets: WebSocketServer, everyMs: number): NodeJS.Timeout {
  const missed = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => {
    missed.set(socket, 0);
    socket.on('pong', () => missed.set(socket, 0));
  });
  return setInterval(() => {
    for (const socket of sockets.clients) {
      const count = missed.get(socket) ?? 0;
      if (count >= MOST_MISSED) socket.terminate();
      else {
        missed.set(socket, count + 1);
        socket.ping();
      }
    }
  }, everyMs);
}

/** Another path, or a page of another site: a browser sends its origin, and lets any page open a socket. */
function refusalOf(request: IncomingMessage, origins: Origins): string | undefined {
  if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
  return origins.sideOf(request) === 'FOREIGN' ? '403 Forbidden' : undefined;
}

interface Asked {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** Documents that have been parsed and found valid; clients send the same few again and again. */
class Documents {
  private readonly executor: Executor;
  private readonly known = new Map<string, DocumentNode>();

  constructor(executor: Executor) {
    this.executor = executor;
  }

  read({ query, operationName, variables }: Asked): ExecutionArgs | GraphQLError[] {
    const document = this.known.get(query) ?? this.check(query);
    if (Array.isArray(document)) return document;
    if (!getOperationAST(document, operationName)) {
      return [new GraphQLError('The document does not say which operation to run.')];
    }
    return {
      schema: this.executor.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      rootValue: query,
    };
  }

  private check(query: string): DocumentNode | GraphQLError[] {
    try {
      const document = parse(query, { maxTokens: MOST_TOKENS });
      const faults = validate(this.executor.schema, document);
      if (faults.length > 0)
        return faults.map((fault) =>
          coded(fault, 'GRAPHQL_VALIDATION_FAILED', this.executor.isOpen),
        );
      if (query.length > LARGEST_KEPT_DOCUMENT) return document;
      if (this.known.size >= MOST_DOCUMENTS) this.known.clear();
      this.known.set(query, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED', true)];
      throw error;
    }
  }
}

function operationOf({
  document,
  operationName,
  variableValues,
  rootValue,
}: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document does not say which operation to run.');
  const key = createHash('sha256').update(String(rootValue)).digest('base64');
  return { key, document, operation, variables: { ...variableValues } };
}

type Stream = AsyncIterableIterator<ExecutionResult>;

/** Who asked, and which socket and id its events go to. */
interface Asker {
  session: Session;
  socket: WebSocket;
  id: string;
  /** Aborted when the socket is closed, or the stream left. */
  leaving: AbortController;
  /** The id is free again. */
  over: () => void;
}

/** Its session was found when it was asked; what lasts longer renews it. */
function contextOf({ contextValue }: ExecutionArgs, services: Services): HubContext {
  return new HubContext(services, (contextValue as Asker).session);
}

async function subscribe(args: ExecutionArgs, options: Options): Promise<Stream | ExecutionResult> {
  const { session, socket, id, leaving, over } = args.contextValue as Asker;
  const found = await sourceOf(args, options).catch((error: unknown) => {
    over();
    throw error;
  });
  if (!('asked' in found)) {
    over();
    return found;
  }
  const sink = new SocketSink(socket, id, leaving.signal);
  const listener = new Listener({ ...found, session, sink });
  return held({ leaving, over, follow: () => options.broadcasts.follow(listener, leaving.signal) });
}

type Found = { source: Source; asked: Operation } | ExecutionResult;

/** What the subscription follows, or why it is refused. */
async function sourceOf(
  args: ExecutionArgs,
  { services, executor, report }: Options,
): Promise<Found> {
  const asked = operationOf(args);
  const faults = executor.coerced(asked);
  if (Array.isArray(faults)) return { errors: faults };
  const context = contextOf(args, services);
  const { errors } = executor.pay(asked, context);
  if (errors) return { errors };
  const source = await createSourceEventStream({
    schema: executor.schema,
    document: asked.document,
    operationName: asked.operation.name?.value ?? null,
    contextValue: context,
    variableValues: asked.variables,
  });
  await context.close();
  if (source instanceof Source) return { source, asked };
  const { errors: refusals = [] } = source as ExecutionResult;
  return { errors: refusals.map((error) => presentable(error, report)) };
}

function coded(
  { message, nodes, source, positions }: GraphQLError,
  code: string,
  mayHint: boolean,
): GraphQLError {
  return new GraphQLError(mayHint ? message : withoutHints(message), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}
