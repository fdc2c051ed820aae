/**
 * Which requests take the short way of `/graphql`: plain JSON, asked for as JSON, with a document that the hub has read.
 * Invariant: whatever is not plainly this is left to Apollo.
 */
import type { IncomingMessage } from 'node:http';
import { type DocumentNode, OperationTypeNode, getOperationAST } from 'graphql';
import type { Operation } from '../execution/operation.ts';
import { isObject } from './json-object.ts';

/** With nothing behind it but the one charset that JSON has. */
const PLAIN = /^application\/json(?:; ?charset=utf-8)?$/i;
const TAKES_JSON: readonly (string | undefined)[] = [undefined, '*/*', 'application/json'];

/** A request that this way is for. */
interface Plain {
  operationName: string | null | undefined;
  variables: Record<string, unknown>;
}

/** Undefined: it is Apollo's. */
export function plainRequest(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  body: unknown,
): Plain | undefined {
  if (method !== 'POST' || !PLAIN.test(headers['content-type'] ?? '')) return undefined;
  if (!TAKES_JSON.includes(headers.accept) || !isObject(body)) return undefined;
  const { query, operationName, variables = {}, extensions = null } = body;
  if (typeof query !== 'string' || extensions !== null) return undefined;
  const isNamed = operationName === undefined || operationName === null;
  if (!isNamed && typeof operationName !== 'string') return undefined;
  const given = variables ?? {};
  return isObject(given) ? { operationName, variables: given } : undefined;
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
