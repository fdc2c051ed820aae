/**
 * The steps of the schema in their order. A step that has run anywhere is never edited: add the next one.
 * What has to index, rewrite or fill a table that may be large is a `SteppedMigration`.
 */
import { M0001Places } from './0001-places.ts';
import { M0002PartyOrganisations } from './0002-party-organisations.ts';
import { M0003Partnership } from './0003-partnership.ts';
import { M0004Lists } from './0004-lists.ts';
import { M0005Journal } from './0005-journal.ts';
import { M0006NeedCounts } from './0006-need-counts.ts';
import { M0007Search } from './0007-search.ts';
import { M0008Access } from './0008-access.ts';
import { M0009CommandKeys } from './0009-command-keys.ts';
import { M0010Audit } from './0010-audit.ts';
import { M0011CommonWords } from './0011-common-words.ts';
import { M0012AccountsAndReveals } from './0012-accounts-and-reveals.ts';
import { M0013JournalDays } from './0013-journal-days.ts';
import { M0014LinearPieces } from './0014-linear-pieces.ts';
import { M0015LighterDeltas } from './0015-lighter-deltas.ts';
import { M0016Pages } from './0016-pages.ts';
import { M0017OneBid } from './0017-one-bid.ts';
import { M0019BoundedWork } from './0019-bounded-work.ts';
import { M0020Growth } from './0020-growth.ts';
import { M0030FoldedWords } from './0030-folded-words.ts';
import { M0035DemoTokens } from './0035-demo-tokens.ts';
import { M0040Screens } from './0040-screens.ts';
import { M0041TokensOfAdmins } from './0041-tokens-of-admins.ts';
import { M0042RightsInTime } from './0042-rights-in-time.ts';
import { M0043ReviewOfResources } from './0043-review-of-resources.ts';
import { M0044Floors } from './0044-floors.ts';
import { M0050Reach } from './0050-reach.ts';
import { M0051Districts } from './0051-districts.ts';
import { M0052Orders } from './0052-orders.ts';
import { M0053Tallies } from './0053-tallies.ts';
import { M0056Areas } from './0056-areas.ts';
import { M0057NounTables } from './0057-noun-tables.ts';
import { M0055ScreensWords } from './0055-screens-words.ts';
import { M0054SearchWithin } from './0054-search-within.ts';

export const MIGRATIONS = [
  { name: '0001-places', class: M0001Places },
  { name: '0002-party-organisations', class: M0002PartyOrganisations },
  { name: '0003-partnership', class: M0003Partnership },
  { name: '0004-lists', class: M0004Lists },
  { name: '0005-journal', class: M0005Journal },
  { name: '0006-need-counts', class: M0006NeedCounts },
  { name: '0007-search', class: M0007Search },
  { name: '0008-access', class: M0008Access },
  { name: '0009-command-keys', class: M0009CommandKeys },
  { name: '0010-audit', class: M0010Audit },
  { name: '0011-common-words', class: M0011CommonWords },
  { name: '0012-accounts-and-reveals', class: M0012AccountsAndReveals },
  { name: '0013-journal-days', class: M0013JournalDays },
  { name: '0014-linear-pieces', class: M0014LinearPieces },
  { name: '0015-lighter-deltas', class: M0015LighterDeltas },
  { name: '0016-pages', class: M0016Pages },
  { name: '0017-one-bid', class: M0017OneBid },
  { name: '0019-bounded-work', class: M0019BoundedWork },
  { name: '0020-growth', class: M0020Growth },
  { name: '0030-folded-words', class: M0030FoldedWords },
  { name: '0035-demo-tokens', class: M0035DemoTokens },
  { name: '0040-screens', class: M0040Screens },
  { name: '0041-tokens-of-admins', class: M0041TokensOfAdmins },
  { name: '0042-rights-in-time', class: M0042RightsInTime },
  { name: '0043-review-of-resources', class: M0043ReviewOfResources },
  { name: '0044-floors', class: M0044Floors },
  { name: '0050-reach', class: M0050Reach },
  { name: '0051-districts', class: M0051Districts },
  { name: '0052-orders', class: M0052Orders },
  { name: '0053-tallies', class: M0053Tallies },
  { name: '0054-search-within', class: M0054SearchWithin },
  { name: '0055-screens-words', class: M0055ScreensWords },
  { name: '0056-areas', class: M0056Areas },
  { name: '0057-noun-tables', class: M0057NounTables },
];
