/**
 * Trusted documents: texts known beforehand, asked for by their ids. Screens and partner units can be held to them,
 * so that a token of theirs that goes astray asks nothing that their programs do not.
 */
import { GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { TrustMode } from './trust-options.ts';
import { type TrustedRequest, idOf } from './trusted-request.ts';
import { UntrustedTexts } from './untrusted-texts.ts';

export class TrustedDocuments {
  readonly mode: TrustMode;
  private readonly texts: ReadonlyMap<string, string>;
  private readonly known: ReadonlySet<string>;
  private readonly untrusted: UntrustedTexts;

  constructor(mode: TrustMode, texts: ReadonlyMap<string, string>, log: (line: string) => void) {
    this.mode = mode;
    this.texts = texts;
    this.known = new Set(texts.values());
    this.untrusted = new UntrustedTexts(log);
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
    this.untrusted.name(query, viewer);
    return query;
  }

  /** Whether a text is one of them. */
  knows(text: string): boolean {
    return this.known.has(text);
  }

  /** The text with this id, where ids are known at all. */
  withId(id: string): string | undefined {
    // Codegen puts the name of the hash in front, Apollo's form has the hash alone.
    return this.mode === 'off' ? undefined : (this.texts.get(id) ?? this.texts.get(`sha256:${id}`));
  }

  private textBehind(id: string): string {
    const text = this.withId(id);
    if (text !== undefined) return text;
    const [code, message] =
      this.mode === 'off'
        ? ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported: send the whole `query`.']
        : ['PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound: no manifest of the hub has it.'];
    throw new GraphQLError(message, { extensions: { code } });
  }
}

/** Whose grants are all of a screen or of a partner unit. */
function isHeld({ grants }: Viewer): boolean {
  return (
    grants.length > 0 && grants.every(({ role }) => role === 'SCREEN' || role === 'UNIT_LIAISON')
  );
}
