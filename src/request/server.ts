/**
 * HTTP: routes, bodies, Apollo Server. Stands at the start of the first journey.
 * Invariant: every request is answered or refused; after `close` none is accepted and open ones are finished.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Session } from '../access/directory.ts';
import { HubError, StartError } from '../errors.ts';
import { type Page, notFound } from '../web/pages.ts';
import { HubContext, type Services } from './context.ts';
import { type Report, masking } from './errors.ts';
import type { Executor } from './execute.ts';
import { MOST_TOKENS } from './limits.ts';

const LARGEST_BODY_BYTES = 1_000_000;

export interface HttpOptions {
  host: string;
  port: number;
  services: Services;
  executor: Executor;
  report: Report;
  /** Pages by their path. */
  pages: ReadonlyMap<string, Page>;
}

export interface Http {
  server: Server;
  url: string;
  close(): Promise<void>;
}

export async function openHttp(options: HttpOptions): Promise<Http> {
  const apollo = await startApollo(options.executor);
  const server = createServer((request, response) => {
    handle(request, response, apollo, options).catch((error: unknown) => {
      const { message } = masking(error, options.report);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`${message}\n`);
    });
  });
  const url = await listen(server, options.host, options.port);
  return {
    server,
    url,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(timer);
      await apollo.stop();
    },
  };
}

/** Apollo does the protocol; the gateway hook hands execution to ours. */
async function startApollo(executor: Executor): Promise<ApolloServer<HubContext>> {
  const apollo = new ApolloServer<HubContext>({
    gateway: gatewayOver(executor),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // While it is on, every field resolver is wrapped (12 → 16 ms CPU on the nested tree).
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    // Where strangers may not look into the schema, errors do not tell them of it either.
    hideSchemaDetailsFromClientErrors: !executor.isOpen,
  });
  await apollo.start();
  return apollo;
}

function gatewayOver(executor: Executor) {
  const { schema } = executor;
  return {
    onSchemaLoadOrUpdate(
      told: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
    ) {
      told({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: async (asked: GatewayRequest) => {
        refuseUnservable(asked);
        return executor.runPaid(
          {
            key: asked.queryHash,
            document: asked.document,
            operation: asked.operation,
            variables: asked.request.variables ?? {},
          },
          asked.context as unknown as HubContext,
        ) as Promise<GatewayResult>;
      },
    }),
    stop: async () => {},
  };
}

/** @throws what Apollo itself would, had it not left execution to us */
function refuseUnservable({ operation }: { operation?: OperationDefinitionNode }): void {
  const http = { status: 400 };
  if (!operation) {
    throw new GraphQLError(
      'The document does not say which operation to run: give its `operationName`.',
      {
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http },
      },
    );
  }
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError(
    'Subscriptions are served over WebSocket (graphql-transport-ws) at this address.',
    {
      extensions: { code: 'BAD_REQUEST', http },
    },
  );
}

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer>[0]['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<GatewayExecutor>[0];
type GatewayResult = Awaited<ReturnType<GatewayExecutor>>;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  apollo: ApolloServer<HubContext>,
  { services, pages }: HttpOptions,
): Promise<void> {
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  if (path === '/graphql') return answerGraphql(request, response, apollo, services, search);
  const page =
    request.method === 'GET' || request.method === 'HEAD' ? find(pages, path) : undefined;
  const { status, headers, body } = (await page?.(path)) ?? notFound();
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

/** The page of the path, else of the folder that it lies in. */
function find(pages: ReadonlyMap<string, Page>, path: string): Page | undefined {
  return pages.get(path) ?? pages.get(path.slice(0, path.indexOf('/', 1) + 1));
}

async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  apollo: ApolloServer<HubContext>,
  services: Services,
  search: string,
): Promise<void> {
  const read = await readBody(request);
  if (typeof read === 'string') return refuse(response, read);
  const session = await sessionOf(request, services);
  if (session instanceof HubError) return answerError(response, 401, session);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers,
      search: search && `?${search}`,
      body: read.body,
    },
    context: async () => new HubContext(services, session),
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

/** Whose request it is, or why its token is no good. */
async function sessionOf(
  { headers, socket }: IncomingMessage,
  { directory }: Services,
): Promise<Session | HubError> {
  try {
    return await directory.sessionOf(headers.authorization, socket.remoteAddress);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

function answerError(response: ServerResponse, status: number, { message, extensions }: HubError) {
  const headers = { 'content-type': 'application/json', 'www-authenticate': 'Bearer' };
  response.writeHead(status, headers).end(JSON.stringify({ errors: [{ message, extensions }] }));
}

/** The parsed body, or why it is refused. Apollo tells the rest about bodies that are no JSON. */
async function readBody(request: IncomingMessage): Promise<{ body: unknown } | string> {
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

function refuse(response: ServerResponse, why: string): void {
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

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      const { port: given } = server.address() as { port: number };
      const name = host.includes(':') ? `[${host}]` : host;
      resolve(`http://${name}:${given}`);
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
