/**
 * The present list at the head of a feed: rows and cursor of one moment. The transaction that reads the rows
 * also names its own snapshot, and what is not visible in it is what the feed tells afterwards.
 * Invariant: the transaction is over before the first row is sent, so a client that stops reading blocks no other.
 */
import { HubError } from '../../errors.ts';
import { EventPage } from '../../engine/live/event-page.ts';
import { LARGEST_PAGE_SIZE } from '../../engine/loading/paging.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListFeedArgs, RowFeed } from './row-feed.ts';
import { readScope } from './scope.ts';

/** Rows wait in memory for their client: about 10 MB. */
const MOST_ROWS = 10_000;

/** `row` under the name of its list is what the type's one field resolves to. */
export interface PresentRow {
  __typename: string;
}

/**
 * A page at a time, in the order of the list; returns the snapshot that they were read in.
 * @throws BAD_USER_INPUT where the list is too long to be sent whole
 */
export async function* presentList(
  feed: RowFeed,
  asked: ListFeedArgs,
  opened: HubContext,
): AsyncGenerator<EventPage<PresentRow>, string> {
  const { moment, rows } = await readList(feed, asked, opened);
  while (rows.length > 0) {
    const page = rows.splice(0, LARGEST_PAGE_SIZE);
    yield new EventPage(page.map((row) => ({ __typename: feed.row, [feed.field]: row })));
  }
  return moment;
}

async function readList(feed: RowFeed, { scope, filter }: ListFeedArgs, opened: HubContext) {
  return opened.inNewSnapshot(async (context) => {
    const moment = await momentOf(context);
    const within = await readScope(scope, context);
    const rows: object[] = [];
    for (let after: string | null = null; ;) {
      const list = { filter: filter ?? null, first: LARGEST_PAGE_SIZE, after };
      const page = await feed.page(context, within, list);
      rows.push(...page.nodes);
      const last = page.nodes.at(-1);
      if (!page.hasNextPage || !last) return { moment, rows };
      if (rows.length >= MOST_ROWS) throw tooLong(feed);
      after = page.cursor(last);
    }
  });
}

function tooLong({ plural }: RowFeed): HubError {
  return HubError.badInput(
    'snapshot',
    `The list has more than ${MOST_ROWS} ${plural}. Narrow it by \`scope\` or \`filter\`.`,
  );
}

async function momentOf({ reads }: HubContext): Promise<string> {
  const statement = { name: 'need.moment', text: 'select pg_current_snapshot()::text as now' };
  const [row] = await reads.query<{ now: string }>(statement);
  if (!row) throw new Error('the database has not told its snapshot');
  return row.now;
}
