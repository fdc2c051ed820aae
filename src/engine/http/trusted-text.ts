/**
 * From a request that names a trusted document to one that holds its text, whether it was named in the body or in the address.
 * Invariant: a request that names none passes as it came.
 */
import { GraphQLError } from 'graphql';
import type { Session } from '../access/session.ts';
import { isObject, objectIn } from './json-object.ts';
import { Refusal } from './refusal.ts';
import type { Sent } from './sent.ts';
import type { TrustedDocuments } from './trusted.ts';
import type { TrustedRequest } from './trusted-request.ts';

/** The request with the text of the document that it names, or why it is refused. */
export function withText(
  { body, search }: Sent,
  trusted: TrustedDocuments,
  { viewer }: Session,
): Sent | Refusal {
  try {
    if (isObject(body)) return { body: trustedBody(body, trusted, viewer), search };
    return { body, search: search && trustedSearch(search, trusted, viewer) };
  } catch (error) {
    if (error instanceof GraphQLError) return new Refusal(statusOf(error), error);
    throw error;
  }
}

type Who = Session['viewer'];

function trustedBody(body: TrustedRequest, trusted: TrustedDocuments, viewer: Who): object {
  const query = trusted.textOf(body, viewer);
  if (query === undefined || query === body.query) return body;
  const { documentId: _, extensions: __, ...rest } = body;
  return { ...rest, query };
}

function trustedSearch(search: string, trusted: TrustedDocuments, viewer: Who): string {
  const asked = new URLSearchParams(search);
  const { extensions: text, ...given } = Object.fromEntries(asked) as Record<string, string>;
  const query = trusted.textOf({ ...given, extensions: objectIn(text) }, viewer);
  if (query === undefined || query === given['query']) return search;
  for (const name of ['documentId', 'extensions']) asked.delete(name);
  asked.set('query', query);
  return asked.toString();
}

function statusOf({ extensions }: GraphQLError): number {
  return extensions['code'] === 'FORBIDDEN' ? 403 : 200;
}
