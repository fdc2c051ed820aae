/**
 * HTTP: routes and pages. Stands at the start of the first journey.
 * Invariant: every request is answered or refused; after `close` none is accepted and open ones are finished.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Transport } from '../../bounds.ts';
import { StartError } from '../../errors.ts';
import { type Page, notFound } from './pages.ts';
import { wantsPage } from './accept.ts';
import { type AnswerParts, answerGraphql, answerUnauthenticated } from './answer.ts';
import { startApollo } from './apollo.ts';
import type { Bodies } from './bodies.ts';
import type { Callers } from './caller.ts';
import type { Connections } from './connections.ts';
import { tokenInAddress, tokenIsInAddress } from './credential.ts';
import type { Services } from '../execution/services.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { UnnamedProxy } from './forwarding.ts';
import type { Drain } from './drain.ts';
import { ANSWER_HEADERS, PAGE_HEADERS } from './headers.ts';
import type { Hosts } from './hosts.ts';
import { endUnlessRead } from './lingering.ts';
import type { Metrics } from './metrics.ts';
import type { Origins } from './origins.ts';
import { urlAt } from './own-address.ts';
import { answerError } from './refusal.ts';
import { exchange, greeting, sessionBehind, signOut } from './sign-in.ts';
import type { TrustedDocuments } from './trusted.ts';
import type { Unsent } from './unsent.ts';

/** Serves `/graphql/stream`. */
interface Streams {
  answer(request: IncomingMessage, response: ServerResponse, search: string): Promise<void>;
}

export interface HttpOptions {
  host: string;
  port: number;
  services: Services;
  executor: Executor;
  unsent: Unsent;
  report: Report;
  origins: Origins;
  hosts: Hosts;
  proxy: UnnamedProxy;
  trusted: TrustedDocuments;
  drain: Drain;
  streams: Streams;
  metrics: Metrics;
  callers: Callers;
  connections: Connections;
  bodies: Bodies;
  transport: Transport;
  /** Pages by their path. */
  pages: ReadonlyMap<string, Page>;
}

export interface Http {
  server: Server;
  url: string;
  /** Takes no new connection; those that there are stay. */
  shut(): void;
  close(): Promise<void>;
}

/** What is under way when the hub stops has so long to end. */
const UNDER_WAY_MS = 3_000;

export async function openHttp(options: HttpOptions): Promise<Http> {
  const apollo = await startApollo(options.executor);
  const parts = { ...options, apollo };
  const server = serverOf(options.transport, (request, response) => {
    handle(request, response, parts).catch((error: unknown) => {
      const { message } = masking(error, options.report);
      if (!response.headersSent) {
        endUnlessRead(request, response);
        response.writeHead(500, { 'content-type': 'text/plain' });
      }
      response.end(`${message}\n`);
    });
  });
  options.connections.guard(server);
  const closed = new Promise((resolve) => server.once('close', resolve));
  const url = await listen(server, options.host, options.port);
  // A connection that could not be taken, for want of descriptors perhaps, must not end the others.
  server.on('error', (error) => options.report(randomUUID(), error));
  return {
    server,
    url,
    // Not http's own close, which also cuts connections that a client is about to ask on.
    shut: () => void NetServer.prototype.close.call(server),
    async close() {
      if (server.listening) server.close();
      options.connections.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), UNDER_WAY_MS);
      await closed;
      clearTimeout(timer);
      await apollo.stop();
    },
  };
}

/** How often what takes too long is looked for. */
const LOOK_MS = 1_000;

function serverOf(
  { headMs, waitMs, bodyMs }: Transport,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = createServer({
    // Judged by `Hosts`, in words, and not of those who look whether the hub is alive.
    requireHostHeader: false,
    headersTimeout: headMs,
    // Bodies have a time of their own, with a better error; this is for unread ones.
    requestTimeout: headMs + waitMs + bodyMs,
    connectionsCheckingInterval: Math.min(LOOK_MS, headMs),
  });
  const take = (request: IncomingMessage, response: ServerResponse) => {
    // The last word of the connection has been said.
    if (request.socket.writableEnded) return void request.resume();
    const { socket } = request;
    const before = answering.get(socket);
    const done = new Promise<void>((resolve) => response.once('close', resolve));
    answering.set(socket, done);
    if (!before) return listener(request, response);
    // Asked before the last answer has left: a client that reads none would have all of them made.
    before
      .then(() => listener(request, response))
      .catch((error: unknown) => socket.destroy(error as Error));
  };
  // A client that asks whether to send its body is answered when its head has been judged.
  return server.on('request', take).on('checkContinue', take);
}

/** Of each connection the answer that is under way. */
const answering = new WeakMap<Socket, Promise<void>>();

/** Node looks whether what waits to be sent has become less. Event streams have a patience of their own. */
function dropUnread(response: ServerResponse, limitMs: number): void {
  response.setTimeout(limitMs, () => {
    const { socket } = response;
    if (socket && socket.writableLength > 0) socket.destroy();
  });
}

/** Asked by what watches over the hub, under any name or none. */
const NAMELESS: readonly string[] = ['/livez', '/readyz'];

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts & HttpOptions,
): Promise<void> {
  if (parts.drain.isShut) response.setHeader('connection', 'close');
  parts.proxy.note(request.headers);
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const isStream = path === '/graphql/stream';
  if (!isStream) dropUnread(response, parts.transport.slowReaderMs);
  const refusal = NAMELESS.includes(path) ? undefined : parts.hosts.refusalOf(request);
  if (refusal) return answerError(request, response, refusal);
  const isApi = isStream || (path === '/graphql' && !isForPage(request));
  if (!isApi) return answerPage(request, response, parts, { path, search });
  return answerApi(request, response, parts, { isStream, search });
}

/** A browser that opens the address of the API. */
function isForPage({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && wantsPage(headers.accept);
}

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts & HttpOptions,
  { isStream, search }: { isStream: boolean; search: string },
): Promise<void> {
  for (const [name, value] of ANSWER_HEADERS) response.setHeader(name, value);
  for (const [name, value] of Object.entries(parts.origins.headersFor(request))) {
    response.setHeader(name, value);
  }
  if (isStream && ['GET', 'POST'].includes(request.method ?? '')) {
    if (parts.drain.isOpen) return parts.streams.answer(request, response, search);
    endUnlessRead(request, response);
    response.writeHead(503, { 'retry-after': '1' }).end();
    return;
  }
  if (request.method !== 'OPTIONS' && tokenInAddress(search) !== null) {
    return answerUnauthenticated(request, response, tokenIsInAddress());
  }
  if (request.method !== 'OPTIONS') return answerGraphql(request, response, parts, search);
  const { status, headers } = parts.origins.preflight(request);
  response.writeHead(status, headers).end();
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts & Pick<HttpOptions, 'pages' | 'metrics'>,
  asked: { path: string; search: string },
): Promise<void> {
  const { services, origins, callers, pages, metrics } = parts;
  const { path } = asked;
  const counter = { authenticator: services.authenticator, callers };
  endUnlessRead(request, response);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const viewerOf = async () =>
    (await sessionBehind(request, { authenticator: services.authenticator, origins })).viewer;
  const figures = path === '/metrics' ? () => metrics.answer(request, viewerOf) : undefined;
  const page = isRead ? (figures ?? find(pages, path)) : undefined;
  // Under another host's name no browser is signed in.
  const signsIn = page !== undefined && !NAMELESS.includes(path);
  const { status, headers, body } =
    path === '/sign-out'
      ? signOut(request, origins)
      : ((signsIn ? await exchange(request, asked, counter) : undefined) ??
        (await page?.(path, request)) ??
        notFound());
  const greeted = path === '/' && status === 200 ? await greeting(request, counter) : {};
  response.writeHead(status, { ...PAGE_HEADERS, ...greeted, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The page of the path, else of the folder that it lies in. */
function find(pages: ReadonlyMap<string, Page>, path: string): Page | undefined {
  return pages.get(path) ?? pages.get(path.slice(0, path.indexOf('/', 1) + 1));
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      const { port: given } = server.address() as { port: number };
      resolve(urlAt(host, given));
    });
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`);
  }
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user. Set PORT above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`HOST is "${host}", which is no address of this machine.`);
  }
  return error;
}
