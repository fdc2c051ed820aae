/**
 * WebSocket: graphql-ws on the HTTP server's upgrade. The second journey ends here.
 * Invariant: every event is executed in a context of its own, so that each shows the row as it is then.
 */
import type { Server } from 'node:http';
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
import { WebSocketServer } from 'ws';
import { HubContext, type Services } from './context.ts';
import { type Report, presentable } from './errors.ts';
import type { Executor, Operation } from './execute.ts';

const LARGEST_MESSAGE_BYTES = 1_000_000;
const MOST_DOCUMENTS = 500;

export interface Sockets {
  close(): Promise<void>;
}

export function openSockets(
  server: Server,
  { services, executor, report }: { services: Services; executor: Executor; report: Report },
): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
  });
  const documents = new Documents(executor);
  const served = useServer(
    {
      onSubscribe: (_ctx, _id, payload) => documents.read(payload),
      execute: (args) => executor.run(operationOf(args), new HubContext(services)),
      subscribe: (args) => subscribe(operationOf(args), { services, executor, report }) as never,
    },
    sockets,
  );
  return { close: async () => served.dispose() };
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
      const document = parse(query);
      const faults = validate(this.executor.schema, document);
      if (faults.length > 0) return [...faults];
      if (this.known.size >= MOST_DOCUMENTS) this.known.clear();
      this.known.set(query, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
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
  return { key: String(rootValue), document, operation, variables: { ...variableValues } };
}

type Stream = AsyncIterableIterator<ExecutionResult>;

async function subscribe(
  asked: Operation,
  { services, executor, report }: { services: Services; executor: Executor; report: Report },
): Promise<Stream | ExecutionResult> {
  const faults = executor.coerced(asked);
  if (Array.isArray(faults)) return { errors: faults };
  const context = new HubContext(services);
  const source = await createSourceEventStream({
    schema: executor.schema,
    document: asked.document,
    operationName: asked.operation.name?.value ?? null,
    contextValue: context,
    variableValues: asked.variables,
  });
  await context.close();
  if (!(Symbol.asyncIterator in source)) {
    return { errors: source.errors?.map((error) => presentable(error, report)) ?? [] };
  }
  return executed(source as AsyncIterableIterator<unknown>, (event) =>
    executor.run({ ...asked, rootValue: event }, new HubContext(services)),
  );
}

/** Each event through the document; leaving goes straight to the source. */
function executed(
  source: AsyncIterableIterator<unknown>,
  run: (event: unknown) => Promise<ExecutionResult>,
): Stream {
  return {
    async next() {
      const { done, value } = await source.next();
      return done === true ? { done, value: undefined } : { done: false, value: await run(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
