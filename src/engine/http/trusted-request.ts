/** A request that may name a trusted document, and the ways in which it names one. */

/** As it came: with a text, with an id, or with Apollo's form of one. */
export interface TrustedRequest {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/** `documentId`, or `extensions.persistedQuery.sha256Hash` where no text comes with it. */
export function idOf({ query, documentId, extensions }: TrustedRequest): string | undefined {
  if (typeof documentId === 'string') return documentId;
  if (typeof query === 'string' && query !== '') return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}
