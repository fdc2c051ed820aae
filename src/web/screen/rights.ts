/**
 * What an account's screen may be of. Figures of a place that lies outside its grants would be true for nobody: they count what the
 * account may see there.
 */
import type { ScreenViewerFragment } from './generated/graphql.ts';

export type Grants = ScreenViewerFragment['grants'];

/** What it is of where the address does not say. */
export const ownOf = (grants: Grants): string | undefined =>
  grants.map(({ place, unit }) => place?.code ?? unit?.id).find((one) => one !== undefined);

/** Those of a place and the places above it, outermost first, that a grant covers: as far as one may go back. */
export function covered<P extends { code: string }>(chain: readonly P[], grants: Grants): P[] {
  const granted = new Set(grants.map(({ place }) => place?.code));
  const first = chain.findIndex(({ code }) => granted.has(code));
  return first < 0 ? [] : chain.slice(first);
}

/** Units ask everywhere what concerns them; whoever has places alone asks within those. */
export const isOfUnit = (grants: Grants): boolean => grants.some(({ unit }) => unit !== null);
