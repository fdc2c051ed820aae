/** Whose eyes a transaction has, and who asks with them. */
import type { Caller } from '../../held-places.ts';
import type { Spending } from './spending.ts';
import type { Listen } from './statement.ts';

/** What a transaction's settings are made of: the policies read them. */
export interface Scope {
  settings: Record<string, string>;
  sight: Sight;
}

/** What the policies leave to columns and places: how a screen sees the rows that they show it. */
export interface Sight {
  /** Whether rows are seen by a screen: none, all of them, or some beside what other grants show. */
  screens: 'none' | 'all' | 'some';
  /** Whether what hangs there is seen by a screen alone, and so no finer than its community. */
  isCoarse: (path: string) => boolean;
  /** Those of the transaction. */
  settings: Record<string, string>;
  /** Of those of the viewer's grants alone that had begun by then; undefined: all had. */
  settingsAt: (moment: Date) => Record<string, string> | undefined;
}

/** Who asks, with which eyes, and how much it may take. */
export interface Asking {
  scope: Scope;
  /** The moment of the hub's clock that is the present in all that is read. */
  asOf: Date;
  caller: Caller;
  spending: Spending;
  /** For an operation that is to explain itself. */
  listen?: Listen | undefined;
}
