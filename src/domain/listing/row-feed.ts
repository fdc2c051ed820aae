/** What makes a feed that of one list, and what it tells. */
import type DataLoader from 'dataloader';
import type { HubContext } from '../../engine/execution/context.ts';
import type { HubLoaders } from '../../engine/execution/loaders.ts';
import type { Change } from '../../engine/live/change.ts';
import type { Viewer } from '../../engine/access/viewer.ts';
import type { FilterFields, JournalRow } from '../../engine/loading/filter.ts';
import type { Page } from '../../engine/loading/page.ts';
import type { PagingArgs } from '../../engine/loading/paging.ts';
import type { Dated } from '../../engine/loading/seen-images.ts';
import type { FeedArgs, Marked, RowChange } from './feed-events.ts';
import type { ListScope } from './scope.ts';

export interface ListRequest extends PagingArgs {
  filter?: object | null;
  orderBy?: object[] | null;
}

/** Who is told of rows: those in whose slice they are, whoever has a token, or everybody. */
export type Audience = 'SLICE' | 'KNOWN' | 'EVERYBODY';

/** Of rows that all read in part: who reads one whole, and the columns that the others read. */
export interface Partly {
  readsWhole: (viewer: Viewer, id: string) => boolean;
  columns: readonly string[];
}

/** What a noun says of its feed. */
export interface FeedTraits {
  /** Left out: SLICE. */
  audience?: Audience;
  partly?: Partly;
  /** Whether the staff of a place does not see every row of it. */
  isKeptFromStaff?: boolean;
  /** Whether the row is one of these units'; left out: by its `unitId`. */
  belongs?: (change: Change, unitIds: readonly unknown[], context: HubContext) => unknown;
}

/** What makes a feed that of one list. */
export interface RowFeed extends FeedTraits {
  /** Under which its events carry the row. */
  field: string;
  plural: string;
  /** What the journal calls its rows. */
  table: string;
  /** Names of its types. */
  change: string;
  row: string;
  fields: FilterFields;
  /** Whether the viewer sees an image of a row. */
  seen: (load: HubLoaders) => DataLoader<Dated, boolean, JournalRow>;
  page: (context: HubContext, scope: ListScope, list: ListRequest) => Promise<Page<object>>;
}

export type ListFeedArgs = FeedArgs & { filter?: object | null };
/** The version is null where the rest of the row is not the subscriber's. */
export type ListEvent =
  | Marked
  | (Omit<RowChange, 'version'> &
      Marked & { version: number | null; from: string | null; to: string | null });
