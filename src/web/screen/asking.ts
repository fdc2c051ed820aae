/** Questions over HTTP, as the viewer whom the browser is signed in as, by documents that the hub knows. */
import type { TypedDocumentString } from './generated/graphql.ts';
import manifest from './generated/persisted-documents.json' with { type: 'json' };

/** Longer than any answer takes: a wall must not wait for one that never comes. */
const PATIENCE_MS = 20_000;

/** The hub said why it did not answer, in words. */
export class Unanswered extends Error {
  readonly refusal: Refusal | undefined;

  constructor(message: string, refusal?: Refusal) {
    super(message);
    this.refusal = refusal;
  }
}

/** Who asks is not known, or may not; what is asked for is not there. */
export type Refusal = 'refused' | 'unknown';

/** The text as the hub's manifest has it, to the letter: so it runs where screens are held to trusted documents. */
export function textOf<A, V>(document: TypedDocumentString<A, V>): string {
  const hash = String(document.__meta__?.['hash']);
  const text = (manifest as Record<string, string>)[hash];
  if (text === undefined) throw new Error(`the manifest lacks ${hash}: run npm run codegen`);
  return text;
}

/** @throws Unanswered where the hub is away, refuses, or answers with errors */
export async function ask<Answer, Variables>(
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: textOf(document), variables }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  const answer = (await response.json()) as {
    data?: Answer;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [fault] = answer.errors ?? [];
  if (fault || !answer.data) {
    const code = fault?.extensions?.code ?? '';
    throw new Unanswered(fault?.message ?? `HTTP ${response.status}`, REFUSALS[code]);
  }
  return answer.data;
}

const REFUSALS: { [code: string]: Refusal } = {
  UNAUTHENTICATED: 'refused',
  FORBIDDEN: 'refused',
  NOT_FOUND: 'unknown',
};
