/** How far clients are held to trusted documents, as the configuration says it. */

/** `off`: ids are unknown; `prefer`: other texts run too and are named in the log; `only`: they are refused. */
export const TRUST_MODES = ['off', 'prefer', 'only'] as const;
export type TrustMode = (typeof TRUST_MODES)[number];

export interface TrustOptions {
  mode: TrustMode;
  /** Manifests: JSON files that hold texts by their ids. */
  files: readonly string[];
}
