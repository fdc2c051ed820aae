/**
 * The short way of `/graphql`: plain JSON with a document that the hub has read. It goes past Apollo, which parses
 * headers and hashes texts anew for each request, and differs from Apollo's in nothing: not in status, headers or
 * bytes, nor in what is paid, audited, counted or refused.
 * Invariant: whatever is not plainly this is left to Apollo.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type GraphQLError, OperationTypeNode, getOperationAST } from 'graphql';
import { headOf } from './answer-head.ts';
import { bytesOf, formatted, textOf } from './answer-text.ts';
import type { HubContext } from '../execution/context.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';

/** With nothing behind it but the one charset that JSON has. */
const PLAIN = /^application\/json(?:; ?charset=utf-8)?$/i;
const TAKES_JSON: readonly (string | undefined)[] = [undefined, '*/*', 'application/json'];

/** In characters. */
const LONG = 8_000;
/** Making JSON of more takes long enough to be done a piece at a time. */
const MANY_OBJECTS = 2_000;

type Body = { [name: string]: unknown };

/** A request that this way is for. */
interface Plain {
  operationName: string | null | undefined;
  variables: Body;
}

/** Undefined: it is Apollo's. */
export function plainRequest(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  body: unknown,
): Plain | undefined {
  if (method !== 'POST' || !PLAIN.test(headers['content-type'] ?? '')) return undefined;
  if (!TAKES_JSON.includes(headers.accept) || !isRecord(body)) return undefined;
  const { query, operationName, variables = {}, extensions = null } = body;
  if (typeof query !== 'string' || extensions !== null) return undefined;
  const isNamed = operationName === undefined || operationName === null;
  if (!isNamed && typeof operationName !== 'string') return undefined;
  const given = variables ?? {};
  return isRecord(given) ? { operationName, variables: given } : undefined;
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is to be run; undefined: it is Apollo's to refuse. */
export function plainOperation(
  { operationName, variables }: Plain,
  document: DocumentNode,
): Operation | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  return { document, operation, variables };
}

/** Runs it, and answers. */
export async function answerPlainly(
  asked: Operation,
  response: ServerResponse,
  { executor, context }: { executor: Executor; context: HubContext },
): Promise<void> {
  const { errors, ...result } = await executor.runPaid(asked, context);
  const told = { ...result, errors: errors?.map(formatted) };
  begin(response, told);
  if (context.objects <= MANY_OBJECTS) end(response, told, executor.mostBytes);
  else response.end(await bytesOf(told, executor.mostBytes));
}

/** What is wrong with its document. */
export function refusePlainly(
  faults: readonly GraphQLError[],
  response: ServerResponse,
  { mostBytes }: Executor,
): void {
  const told = { errors: faults.map(formatted) };
  begin(response, told);
  end(response, told, mostBytes);
}

type AnswerBody = Parameters<typeof textOf>[0];

/** The headers in the order that Apollo's answers have them. */
function begin(response: ServerResponse, told: AnswerBody): void {
  const { status, headers } = headOf(told);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.statusCode = status;
}

function end(response: ServerResponse, told: AnswerBody, mostBytes: number): void {
  const text = textOf(told, mostBytes);
  // A text is measured before it is sent, which reads it once more: worth a copy where it is long.
  response.end(text.length > LONG ? Buffer.from(text) : text);
}
