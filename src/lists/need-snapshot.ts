/**
 * The present list at the head of a feed: rows and cursor of one moment. The transaction that reads the rows
 * also names its own snapshot, and what is not visible in it is what the feed tells afterwards.
 * Invariant: the transaction is over before the first row is sent, so a client that stops reading holds up nobody.
 */
import { HubError } from '../errors.ts';
import { Together } from '../live/together.ts';
import { LARGEST_PAGE_SIZE } from '../loading/paging.ts';
import type { HubContext } from '../request/context.ts';
import { type NeedRow, needPage } from './lists.loaders.ts';
import type { NeedFilter, ScopeInput } from './need.inputs.ts';
import { readScope } from './scope.ts';

/** Rows wait in memory for their client: about 10 MB. */
const MOST_ROWS = 10_000;

interface Asked {
  scope?: ScopeInput | null;
  filter?: NeedFilter | null;
}

export interface NeedSnapshotEvent {
  __typename: 'NeedSnapshotRow';
  need: NeedRow;
}

/**
 * A page at a time, newest first; returns the snapshot that they were read in.
 * @throws BAD_USER_INPUT where the list is too long to be sent whole
 */
export async function* presentNeeds(
  asked: Asked,
  opened: HubContext,
): AsyncGenerator<Together<NeedSnapshotEvent>, string> {
  const { moment, rows } = await readList(asked, opened);
  while (rows.length > 0) {
    const page = rows.splice(0, LARGEST_PAGE_SIZE);
    yield new Together(page.map((need) => ({ __typename: 'NeedSnapshotRow' as const, need })));
  }
  return moment;
}

async function readList({ scope, filter }: Asked, opened: HubContext) {
  return opened.apart(async (context) => {
    const moment = await momentOf(context);
    const within = await readScope(scope, context);
    const rows: NeedRow[] = [];
    for (let after: string | null = null; ;) {
      const list = { filter: filter ?? null, first: LARGEST_PAGE_SIZE, after };
      const request = await needPage(context.reads, within, list);
      const page = await context.load.needs.load(request);
      rows.push(...page.nodes);
      const last = rows.at(-1);
      if (!page.hasNextPage || !last) return { moment, rows };
      if (rows.length >= MOST_ROWS) throw tooLong();
      after = page.cursor(last);
    }
  });
}

function tooLong(): HubError {
  return HubError.badInput(
    'snapshot',
    `The list has more than ${MOST_ROWS} needs. Narrow it by \`scope\` or \`filter\`.`,
  );
}

async function momentOf({ reads }: HubContext): Promise<string> {
  const statement = { name: 'lists.moment', text: 'select pg_current_snapshot()::text as now' };
  const [row] = await reads.query<{ now: string }>(statement);
  if (!row) throw new Error('the database has not told its snapshot');
  return row.now;
}
