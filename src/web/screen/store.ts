/** What the page shows, in one place; parts of it are drawn anew when it changes. */
import type { Theme, View, Wishes } from './address.ts';
import type { FeedShown } from './feed-window.ts';
import type { Figures } from './figures.ts';
import type { ScreenReportedQuery } from './generated/graphql.ts';

/** `live`: changes come by themselves; `polling`: figures are read every half minute; `away`: neither works;
 * `refused`: nobody is signed in, or no longer; `unknown`: what the address names is not there, or not this account's. */
export type Link = 'connecting' | 'live' | 'polling' | 'away' | 'refused' | 'unknown';

export type Reported = ScreenReportedQuery['figures'];

export interface About {
  version: string;
  isDemo: boolean;
  /** Demo accounts report, claim and close needs by themselves. */
  isTraffic: boolean;
}

export interface Shown {
  /** The moment by the page's clock, a second by a second. */
  now: number;
  wishes: Wishes;
  theme: Theme;
  zoom: number;
  isTable: boolean;
  isHelping: boolean;
  view: View;
  link: Link;
  /** What the screen itself is of, as `scope.ts` has it; pages of the playlist without a code show it. */
  own: string;
  figures: Figures | undefined;
  /** What was reported beside what the records say; undefined: it was not asked for. */
  reported: Reported | undefined;
  /** The moment of the database that the figures are of. */
  asOf: number | undefined;
  /** Whether that is so long ago that they must not be taken for the present. */
  isOld: boolean;
  about: About | undefined;
  feed: FeedShown;
  /** Counts on: panels that share a place take turns by it. */
  turn: number;
  /** Labels of enum values, `NeedState.LISTED`. */
  labels: ReadonlyMap<string, { zh: string; en: string }>;
}

export class Store {
  private readonly listeners = new Set<() => void>();
  shown: Shown;

  constructor(shown: Shown) {
    this.shown = shown;
  }

  set(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    for (const tell of this.listeners) tell();
  }

  /** @returns what ends it */
  follow(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => void this.listeners.delete(tell);
  }
}
