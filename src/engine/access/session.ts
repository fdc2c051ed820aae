/** Who asks, in whose name, from where. */
import { ANONYMOUS, type Viewer } from './viewer.ts';

/** A viewer and what it came with; read again for everything that lasts. */
export interface Session {
  viewer: Viewer;
  /** Stands for the token; null for the anonymous caller. */
  hash: string | null;
  /** The network that it asks from; empty where it is unknown. */
  address: string;
  /** Its token was made for one of the office's own pages. */
  isForPage?: boolean;
}

/** A token's, wherever it is used. */
export type Known = Omit<Session, 'address'>;

/** Of a token that the hub knows and that is no good: the reason, for its holder. */
export type Found = Known | { fault: string };

export const NOBODY: Session = { viewer: ANONYMOUS, hash: null, address: '' };

/** What ceilings go by: a token that many share does not lock all of them out, nor does a stranger all strangers. */
export function callerOf({ hash, address }: Pick<Session, 'hash' | 'address'>): string {
  return `${hash ?? 'nobody'} ${address}`;
}
