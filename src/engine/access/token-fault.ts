/**
 * Why a token that the hub knows is no good, in the words that its holder gets.
 * Invariant: whoever only guesses gets none of them, since a guess meets no token.
 */
import type { AccountRow } from './account-row.ts';

const ASK = 'Ask for a new one.';
const IS_ORPHAN = `The token ended with the right of whoever made it. ${ASK}`;
const IS_DEMO = 'The token is of the demonstration, which is not asked for here (--demo).';

/** A token, with the rights of its account. */
export interface TokenRow extends AccountRow {
  hash: string;
  isStale: boolean;
  revokedAt: Date | null;
  expiresAt: Date;
  isDemo: boolean;
  isForPage: boolean;
  /** The right by which it was made has ended. */
  isOrphan: boolean;
}

/** @returns undefined where it is good */
export function faultOf(
  { revokedAt, expiresAt, isDemo, isOrphan }: TokenRow,
  now: Date,
  allowsDemo: boolean,
): string | undefined {
  if (revokedAt !== null) return `The token was revoked at ${told(revokedAt)}. ${ASK}`;
  if (expiresAt <= now) return `The token expired at ${told(expiresAt)}. ${ASK}`;
  if (isOrphan) return IS_ORPHAN;
  return isDemo && !allowsDemo ? IS_DEMO : undefined;
}

/** To the second. */
function told(at: Date): string {
  return at.toISOString().replace(/\.\d+/, '');
}
