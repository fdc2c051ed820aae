/**
 * What a request for an event stream asks, in either of its two places: its address or its body.
 * Invariant: what is passed on has the types that a document is run with.
 */
import { HubError } from '../../errors.ts';
import { isObject, objectIn } from '../http/json-object.ts';
import type { TrustedRequest } from '../http/trusted-request.ts';
import type { AskedText } from './asked-text.ts';

/** As its client has sent it. */
export interface Given extends TrustedRequest {
  operationName?: unknown;
  variables?: unknown;
}

/** Of the address's query; its objects are JSON there. */
export function fromSearch(search: string): Given {
  const { variables, extensions, ...rest } = Object.fromEntries(new URLSearchParams(search));
  return { ...rest, variables: objectIn(variables) ?? variables, extensions: objectIn(extensions) };
}

/** @throws BAD_USER_INPUT for what is no name, or no variables */
export function asText({ operationName, variables }: Given): Omit<AskedText, 'query'> {
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw HubError.badInput('operationName', '`operationName` is a text.');
  }
  if (variables !== undefined && variables !== null && !isObject(variables)) {
    throw HubError.badInput('variables', '`variables` is an object.');
  }
  return { operationName, variables };
}
