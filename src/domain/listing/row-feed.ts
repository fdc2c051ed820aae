/** What makes a feed that of one list, and what it tells. */
import type DataLoader from 'dataloader';
import type { HubContext } from '../../engine/execution/context.ts';
import type { HubLoaders } from '../../engine/execution/loaders.ts';
import type { Change } from '../../engine/live/change.ts';
import type { FilterFields, JournalRow } from '../../engine/loading/filter.ts';
import type { Page } from '../../engine/loading/page.ts';
import type { Dated } from '../../engine/loading/seen-images.ts';
import type { FeedArgs, Marked, RowChange } from './feed-events.ts';
import type { ListScope } from './scope.ts';

export interface ListRequest {
  filter?: object | null;
  first?: number | null;
  after?: string | null;
}

/** What makes a feed that of one list. */
export interface RowFeed {
  kind: string;
  plural: string;
  /** Names of its types. */
  change: string;
  row: string;
  fields: FilterFields;
  /** Whether the viewer sees an image of a row. */
  seen: (load: HubLoaders) => DataLoader<Dated, boolean, JournalRow>;
  /** Whether the row is one of these units'. */
  belongs: (change: Change, unitIds: readonly unknown[], context: HubContext) => unknown;
  page: (context: HubContext, scope: ListScope, list: ListRequest) => Promise<Page<object>>;
}

export type ListFeedArgs = FeedArgs & { filter?: object | null };
export type ListEvent = Marked | (RowChange & Marked & { from: string | null; to: string | null });
