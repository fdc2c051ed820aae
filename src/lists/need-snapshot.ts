/**
 * The present list at the head of a feed: rows and cursor of one moment. The transaction that reads the rows
 * also names its own snapshot, and what is not visible in it is what the feed tells afterwards.
 */
import { Together } from '../live/together.ts';
import { LARGEST_PAGE_SIZE } from '../loading/paging.ts';
import type { HubContext } from '../request/context.ts';
import { type NeedRow, needPage } from './lists.loaders.ts';
import type { NeedFilter, ScopeInput } from './need.inputs.ts';
import { readScope } from './scope.ts';

interface Asked {
  scope?: ScopeInput | null;
  filter?: NeedFilter | null;
}

export interface NeedSnapshotEvent {
  __typename: 'NeedSnapshotRow';
  need: NeedRow;
}

/** A page at a time, newest first; returns the snapshot that they were read in. */
export async function* presentNeeds(
  { scope, filter }: Asked,
  opened: HubContext,
): AsyncGenerator<Together<NeedSnapshotEvent, HubContext>, string> {
  const context = await opened.another();
  try {
    const moment = await momentOf(context);
    const within = await readScope(scope, context);
    for (let after: string | undefined; ;) {
      const list = { filter: filter ?? null, first: LARGEST_PAGE_SIZE, after: after ?? null };
      const request = await needPage(context.reads, within, list);
      const page = await context.load.needs.load(request);
      const events = page.nodes.map((need) => ({ __typename: 'NeedSnapshotRow' as const, need }));
      if (events.length > 0) yield new Together(events, context);
      const last = page.nodes.at(-1);
      if (!page.hasNextPage || !last) return moment;
      after = page.cursor(last);
    }
  } finally {
    await context.close();
  }
}

async function momentOf({ reads }: HubContext): Promise<string> {
  const statement = { name: 'lists.moment', text: 'select pg_current_snapshot()::text as now' };
  const [row] = await reads.query<{ now: string }>(statement);
  if (!row) throw new Error('the database has not told its snapshot');
  return row.now;
}
