/** The steps of the schema in their order. A step that has run anywhere is never edited: add the next one. */
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
import { M0020Reach } from './0020-reach.ts';
import { M0021Districts } from './0021-districts.ts';
import { M0022Orders } from './0022-orders.ts';
import { M0023Tallies } from './0023-tallies.ts';
import { M0024SearchWithin } from './0024-search-within.ts';

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
  { name: '0020-reach', class: M0020Reach },
  { name: '0021-districts', class: M0021Districts },
  { name: '0022-orders', class: M0022Orders },
  { name: '0023-tallies', class: M0023Tallies },
  { name: '0024-search-within', class: M0024SearchWithin },
];
