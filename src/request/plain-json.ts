/**
 * The short way of `/graphql`: plain JSON with a document that the hub has read. It goes past Apollo, which parses
 * headers and hashes texts anew for each request, and is told apart from Apollo's by nothing: not by status, headers or
 * bytes, nor in what is paid, audited, counted or refused.
 * Invariant: whatever is not plainly this is left to Apollo.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, OperationTypeNode, getOperationAST } from 'graphql';
import { formatted, headOf, textOf } from './answer-text.ts';
import type { HubContext } from './context.ts';
import type { Executor } from './execute.ts';
import type { Operation } from './operation.ts';

/** With nothing behind it but the one charset that JSON has. */
const PLAIN = /^application\/json(?:; ?charset=utf-8)?$/i;
const TAKES_JSON: readonly (string | undefined)[] = [undefined, '*/*', 'application/json'];

/** In characters. */
const LONG = 8_000;

type Body = { [name: string]: unknown };

/** What is to be run; undefined: it is Apollo's. */
export function plainOperation(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  body: unknown,
  documents: Executor['documents'],
): Operation | undefined {
  if (method !== 'POST' || !PLAIN.test(headers['content-type'] ?? '')) return undefined;
  if (!TAKES_JSON.includes(headers.accept)) return undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { query, operationName, variables, extensions } = body as Body;
  if (typeof query !== 'string' || (extensions !== undefined && extensions !== null))
    return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    return undefined;
  }
  const document = documents.find(query);
  const given = variables ?? {};
  if (!document || typeof given !== 'object' || Array.isArray(given)) return undefined;
  return operationIn(document, operationName, given as Body);
}

function operationIn(
  document: DocumentNode,
  name: string | null | undefined,
  variables: Body,
): Operation | undefined {
  const operation = getOperationAST(document, name);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  return { document, operation, variables };
}

/** The headers in the order that Apollo's answers have them. */
export async function answerPlainly(
  asked: Operation,
  response: ServerResponse,
  { executor, context }: { executor: Executor; context: HubContext },
): Promise<void> {
  const { errors, ...result } = await executor.runPaid(asked, context);
  const told = { ...result, errors: errors?.map(formatted) };
  const { status, headers } = headOf(told);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.statusCode = status;
  const text = textOf(told, executor.mostBytes);
  // A text is measured before it is sent, which reads it once more: worth a copy where it is long.
  response.end(text.length > LONG ? Buffer.from(text) : text);
}
