/** What the feeds tell of a place: rows for the live feed, and that the figures are to be read anew. */
import type { FeedWindow } from './feed-window.ts';
import {
  ScreenClaimsDocument,
  ScreenCountsDocument,
  ScreenNeedsDocument,
  type ScreenNeedsSubscription,
  ScreenProjectsDocument,
} from './generated/graphql.ts';
import type { Life } from './life.ts';
import { scopeOf } from './scope.ts';
import type { Socket } from './socket.ts';

interface Heard {
  feed: FeedWindow;
  /** Figures may have changed. */
  onChange: () => void;
  /** The window of the feed may have. */
  onRows: () => void;
  /** Changes cannot be told one by one: all is to be read. */
  onReset: () => void;
}

/** Each feed keeps the newest cursor in its variables, so that it goes on where it was. */
export function followAll(socket: Socket, life: Life, subject: string, heard: Heard): void {
  const scope = scopeOf(subject);
  const needs: { scope: typeof scope; since: string | null } = { scope, since: null };
  socket.follow(life, ScreenNeedsDocument, needs, ({ needChanged: event }) => {
    if (event.__typename === 'NeedSnapshotRow') return;
    // What was read before the feed began may lack what changed meanwhile.
    if (event.__typename === 'FeedReset' || needs.since === null) heard.onReset();
    needs.since = event.cursor;
    if (event.__typename === 'NeedChange') take(event, heard);
    else if (event.__typename === 'FeedCaughtUp') heard.onChange();
  });
  const claims: typeof needs = { scope, since: null };
  socket.follow(life, ScreenClaimsDocument, claims, ({ claimChanged: event }) => {
    if (event.__typename === 'ClaimSnapshotRow') return;
    claims.since = event.cursor;
    if (event.__typename !== 'FeedProgress') heard.onChange();
  });
  const projects: typeof needs = { scope, since: null };
  socket.follow(life, ScreenProjectsDocument, projects, ({ projectChanged: event }) => {
    if (event.__typename === 'ProjectSnapshotRow') return;
    projects.since = event.cursor;
    if (event.__typename !== 'FeedProgress') heard.onChange();
  });
  // Counters are folded behind the scenes: they tell of what no event of a row told.
  socket.follow(life, ScreenCountsDocument, { scope }, ({ needCountsChanged: event }) => {
    if (event.__typename === 'NeedCountsChange') heard.onChange();
  });
}

type NeedEvent = Extract<ScreenNeedsSubscription['needChanged'], { __typename: 'NeedChange' }>;

function take({ id, at, need }: NeedEvent, { feed, onRows, onChange }: Heard): void {
  if (need) feed.offer({ at: Date.parse(at), need });
  else feed.remove(id);
  onRows();
  onChange();
}
