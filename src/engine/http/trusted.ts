/**
 * Trusted documents: texts known beforehand, asked for by their ids. Screens and partner units can be held to them,
 * so that a token of theirs that goes astray asks nothing that their programs do not.
 */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { HubError, StartError } from '../../errors.ts';

/** `off`: ids are unknown; `prefer`: other texts run too and are named in the log; `only`: they are refused. */
export const TRUST_MODES = ['off', 'prefer', 'only'] as const;
export type TrustMode = (typeof TRUST_MODES)[number];

export interface TrustOptions {
  mode: TrustMode;
  /** Manifests: JSON files that hold texts by their ids. */
  files: readonly string[];
}

/** As it came: with a text, with an id, or with Apollo's form of one. */
export interface TrustedRequest {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/** Clients make texts: what is named in the log is named once, and no more than this. */
const MOST_NAMED = 1_000;

export class TrustedDocuments {
  readonly mode: TrustMode;
  private readonly texts: ReadonlyMap<string, string>;
  private readonly known: ReadonlySet<string>;
  private readonly named = new Set<string>();
  private readonly log: (line: string) => void;

  constructor(mode: TrustMode, texts: ReadonlyMap<string, string>, log: (line: string) => void) {
    this.mode = mode;
    this.texts = texts;
    this.known = new Set(texts.values());
    this.log = log;
  }

  /**
   * The text to run; undefined where nothing was asked, which Apollo tells best.
   * @throws PERSISTED_QUERY_NOT_FOUND for an id that is in no manifest, FORBIDDEN for a text that is in none where
   * the viewer is held to them
   */
  textOf(asked: TrustedRequest, viewer: Viewer): string | undefined {
    const id = idOf(asked);
    if (id !== undefined) return this.textBehind(id);
    const { query } = asked;
    if (typeof query !== 'string' || this.mode === 'off' || !isHeld(viewer)) {
      return typeof query === 'string' ? query : undefined;
    }
    if (this.known.has(query)) return query;
    if (this.mode === 'only') {
      throw HubError.forbidden(
        'This token is held to trusted documents: send the `documentId` of one that the hub knows.',
      );
    }
    this.name(query, viewer);
    return query;
  }

  /** Whether a text is one of them. */
  knows(text: string): boolean {
    return this.known.has(text);
  }

  private textBehind(id: string): string {
    // Codegen puts the name of the hash in front, Apollo's form has the hash alone.
    const text = this.texts.get(id) ?? this.texts.get(`sha256:${id}`);
    if (this.mode !== 'off' && text !== undefined) return text;
    const [code, message] =
      this.mode === 'off'
        ? ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported: send the whole `query`.']
        : ['PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound: no manifest of the hub has it.'];
    throw new GraphQLError(message, { extensions: { code } });
  }

  private name(query: string, { name }: Viewer): void {
    const digest = hash('sha256', query, 'hex');
    if (this.named.has(digest) || this.named.size >= MOST_NAMED) return;
    this.named.add(digest);
    this.log(
      `not a trusted document, from ${name}: ${query.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
    );
  }
}

/** Whose grants are all of a screen or of a partner unit. */
function isHeld({ grants }: Viewer): boolean {
  return (
    grants.length > 0 && grants.every(({ role }) => role === 'SCREEN' || role === 'UNIT_LIAISON')
  );
}

/** `documentId`, or `extensions.persistedQuery.sha256Hash` where no text comes with it. */
function idOf({ query, documentId, extensions }: TrustedRequest): string | undefined {
  if (typeof documentId === 'string') return documentId;
  if (typeof query === 'string' && query !== '') return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}

/** Reads the manifests and checks every text against the schema. @throws StartError naming what is wrong */
export async function openTrusted(
  { mode, files }: TrustOptions,
  schema: GraphQLSchema,
  log: (line: string) => void,
): Promise<TrustedDocuments> {
  const texts = new Map<string, string>();
  for (const file of mode === 'off' ? [] : files) {
    for (const [id, text] of Object.entries(await readManifest(file))) {
      const fault = faultOf(text, schema);
      if (fault) throw new StartError(`${file}: the document ${id} does not fit: ${fault}`);
      texts.set(id, text as string);
    }
  }
  if (mode === 'only' && texts.size === 0) {
    throw new StartError(
      'GRIDHUB_TRUSTED_DOCUMENTS is only, but there are none: name a manifest in GRIDHUB_TRUSTED_FILES.',
    );
  }
  return new TrustedDocuments(mode, texts, log);
}

async function readManifest(file: string): Promise<Record<string, unknown>> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as unknown;
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch (error) {
    throw new StartError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  throw new StartError(`${file} is no manifest: it must be an object of texts by their ids.`);
}

function faultOf(text: unknown, schema: GraphQLSchema): string | undefined {
  if (typeof text !== 'string') return 'it is no text.';
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return (error as Error).message;
  }
}
