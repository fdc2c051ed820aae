/**
 * Answers at plain addresses: as JSON like GraphQL's, as rows, or as CSV, each with the tag of its bytes.
 * Invariant: a table is whole or an error, since it has no place for one; what is hidden from strangers is refused to them, since an
 * empty table has none for the reason.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { HubError } from '../../errors.ts';
import type { HubContext } from '../execution/context.ts';
import { tooLarge } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';
import { headOf, isNobodys } from './answer-head.ts';
import { shapeOf } from './answer-shape.ts';
import { type Table, cellsOf, tableOf } from './answer-table.ts';
import { formatted } from './answer-text.ts';
import { csvOf } from './csv.ts';
import { etagOf, isHeld } from './etag.ts';
import { piecesOf } from './json-pieces.ts';
import { bytesOfPieces } from './long-text.ts';
import { KEPT } from './plain-headers.ts';
import { Refusal, answerError, refusalOf } from './refusal.ts';
import { answerUnauthenticated } from './session-refusal.ts';

interface Sending {
  parts: { executor: Executor };
  operation: Operation;
  context: HubContext;
  asked: { name: string; format: 'json' | 'csv'; search: string };
}

const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };
/** What errors are to a client that knows statuses alone; others are the request's own fault. */
const STATUSES: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
};

const FOR_TOKENS = HubError.unauthenticated(
  'What this asks for is shown to callers that bring a token. Send `Authorization: Bearer …`.',
);

/** Runs it, and answers. */
export async function sendPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  { parts: { executor }, operation, context, asked }: Sending,
): Promise<void> {
  // A wrong path is told before anything is asked for it; the context has opened nothing yet.
  const table = tableAsked(operation, executor, asked);
  if (table instanceof Refusal) {
    await context.close();
    return answerError(request, response, table);
  }
  const result = await executor.runPaid(operation, context);
  const [error] = result.errors ?? [];
  if (error && (table || !result.data)) return answerError(request, response, refused(error));
  if (isNobodys(result.extensions)) return answerUnauthenticated(request, response, FOR_TOKENS);
  const body = await bytesOfPieces(piecesIn(result, table, asked.format), executor.mostBytes);
  if (!body) return answerError(request, response, refused(tooLarge('bytes', executor.mostBytes)));
  response.setHeader('content-type', TYPES[asked.format]);
  if (asked.format === 'csv') {
    response.setHeader('content-disposition', `attachment; filename="${fileName(asked.name)}"`);
  }
  if (error) response.end(request.method === 'HEAD' ? undefined : body);
  else answerOnce(request, response, body);
}

/** Undefined where the whole answer is wanted. */
function tableAsked(
  { document, operation }: Operation,
  { schema }: Executor,
  { format, search }: Sending['asked'],
): Table | Refusal | undefined {
  const [rows, ...others] = new URLSearchParams(search).getAll('rows');
  if (rows === undefined && format === 'json') return undefined;
  try {
    if (others.length > 0) throw HubError.badInput('rows', 'Give `rows` once.');
    return tableOf(shapeOf(document, operation, schema), rows);
  } catch (error) {
    return refusalOf(error);
  }
}

function refused(error: GraphQLError): Refusal {
  const told = formatted(error);
  const status = STATUSES[String(told.extensions?.['code'])] ?? headOf({ errors: [error] }).status;
  return new Refusal(status, error);
}

/** Without what it cost: the same answer has the same bytes. */
function piecesIn(
  { errors, data }: ExecutionResult,
  table: Table | undefined,
  format: 'json' | 'csv',
): Iterable<string> {
  if (!table) return piecesOf({ errors: errors?.map(formatted), data });
  const cells = cellsOf(data, table);
  const names = table.columns.map(({ name }) => name);
  if (format === 'csv') return csvOf(names, cells);
  return piecesOf(
    [...cells].map((row) => Object.fromEntries(names.map((one, i) => [one, row[i]]))),
  );
}

/** With its tag, or with its tag alone where the client has it. */
function answerOnce(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const etag = etagOf(body);
  response.setHeader('cache-control', KEPT);
  response.setHeader('etag', etag);
  if (isHeld(etag, request.headers['if-none-match'])) {
    response.removeHeader('content-type');
    response.writeHead(304).end();
    return;
  }
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function fileName(name: string): string {
  return `${name.replaceAll(/[^\w.-]/g, '_').slice(0, 100)}.csv`;
}
