/** The loaders of one snapshot: every feature's, under the names of what they answer. */
import { ACCOUNT_LOADERS } from '../../domain/accounts/account.loaders.ts';
import { AuditRow } from '../access/audit-row.entity.ts';
import type { Snapshot } from '../database/reader.ts';
import { LISTS_LOADERS } from '../../domain/need/lists.loaders.ts';
import { defineLoaders } from '../loading/define-loaders.ts';
import { loadPage } from '../loading/load-page.ts';
import { ORGANISATION_LOADERS } from '../../domain/organisation/organisation.loaders.ts';
import { PARTNERSHIP_LOADERS } from '../../domain/partnership/partnership.loaders.ts';
import { PLACE_LOADERS } from '../../domain/place/place.loaders.ts';

export const buildLoaders = defineLoaders({
  ...ACCOUNT_LOADERS,
  ...PLACE_LOADERS,
  ...ORGANISATION_LOADERS,
  ...PARTNERSHIP_LOADERS,
  ...LISTS_LOADERS,
  audit: (reads: Snapshot) => loadPage<AuditRow>(reads, 'access.audit', AuditRow),
});

export type HubLoaders = ReturnType<typeof buildLoaders>;
