import type { Snapshot } from '../database/snapshot.ts';
import type { Making } from '../loading/define-loaders.ts';
import type { loadPage } from '../loading/load-page.ts';
import type { AuditRow } from '../access/audit-row.entity.ts';

/** The loaders of one snapshot, under the names of what they answer. Each feature adds its own, by declaration merging. */
export interface HubLoaders extends Making {
  readonly audit: ReturnType<typeof loadPage<AuditRow>>;
}

export type BuildLoaders = (reads: Snapshot) => HubLoaders;
