/**
 * Texts to documents: parsed, judged by their words and validated, the last ones kept; clients send the same few.
 * Invariant: that a document is known says something of its text, nothing of anybody's rights.
 */
import { hash } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { HubError } from '../../errors.ts';
import { MOST_ERRORS, told } from './told-error.ts';
import { MOST_TOKENS, checkWords } from './words.ts';

/** A document takes about 125 bytes a character of its text. */
const MOST_KEPT_CHARACTERS = 300_000;
/** What is larger is read each time. */
const LARGEST_KEPT = 20_000;

export class Documents {
  private readonly schema: GraphQLSchema;
  private readonly mayHint: boolean;
  private readonly known = new Map<string, DocumentNode>();
  /** By the digest that Apollo knows texts by. */
  private readonly byDigest = new Map<string, DocumentNode>();
  private kept = 0;

  /** @param mayHint whether errors may tell of the schema */
  constructor(schema: GraphQLSchema, mayHint: boolean) {
    this.schema = schema;
    this.mayHint = mayHint;
  }

  /** @throws TOO_COMPLEX for more words than any document needs */
  read(text: string): DocumentNode | GraphQLError[] {
    return this.find(text) ?? this.check(text);
  }

  /** The document of a text that was read before. */
  find(text: string): DocumentNode | undefined {
    const known = this.known.get(text);
    if (!known) return undefined;
    // The least recently used goes first: a Map keeps the order in which its keys came.
    this.known.delete(text);
    this.known.set(text, known);
    return known;
  }

  withDigest(digest: string): DocumentNode | undefined {
    return this.byDigest.get(digest);
  }

  private check(text: string): DocumentNode | GraphQLError[] {
    try {
      const document = parse(text, { maxTokens: MOST_TOKENS });
      checkWords(document);
      const faults = this.faultsOf(document);
      if (faults.length > 0) {
        return faults.map((one) => coded(one, 'GRAPHQL_VALIDATION_FAILED'));
      }
      if (text.length <= LARGEST_KEPT) this.keep(text, document);
      return document;
    } catch (error) {
      if (error instanceof HubError || !(error instanceof GraphQLError)) throw error;
      return [coded(error, 'GRAPHQL_PARSE_FAILED')];
    }
  }

  /** @throws TOO_COMPLEX where fragments nest more deeply than validation can follow */
  private faultsOf(document: DocumentNode): readonly GraphQLError[] {
    try {
      // It tells that it has stopped by one more.
      const options = { maxErrors: MOST_ERRORS - 1, hideSuggestions: !this.mayHint };
      return validate(this.schema, document, undefined, options);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw HubError.tooComplex('The fragments of the document nest too deeply. Write fewer.');
    }
  }

  private keep(text: string, document: DocumentNode): void {
    this.known.set(text, document);
    this.byDigest.set(digestOf(text), document);
    this.kept += text.length;
    for (const oldest of this.known.keys()) {
      if (this.kept <= MOST_KEPT_CHARACTERS) break;
      this.known.delete(oldest);
      this.byDigest.delete(digestOf(oldest));
      this.kept -= oldest.length;
    }
  }
}

function digestOf(text: string): string {
  return hash('sha256', text, 'hex');
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = told(error);
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { code } });
}
