/**
 * The steps of the schema in their order. A step that has run anywhere is never edited: add the next one.
 * What has to index, rewrite or fill a table that may be large is a `SteppedMigration`. The first eleven are the baseline: what all
 * steps of GridHub 0.1.0 together had made, in the order of the rooms.
 */
import { M0101Ground } from './0101-ground.ts';
import { M0102Journal } from './0102-journal.ts';
import { M0103Places } from './0103-places.ts';
import { M0104Organisations } from './0104-organisations.ts';
import { M0105Partnership } from './0105-partnership.ts';
import { M0106Accounts } from './0106-accounts.ts';
import { M0107Audit } from './0107-audit.ts';
import { M0108Lists } from './0108-lists.ts';
import { M0109Rights } from './0109-rights.ts';
import { M0110Counters } from './0110-counters.ts';
import { M0111Search } from './0111-search.ts';
import { M0112NounTables } from './0112-noun-tables.ts';
import { M0113OpenNeeds } from './0113-open-needs.ts';
import { M0114ClaimsOfUnits } from './0114-claims-of-units.ts';
import { M0115People } from './0115-people.ts';
import { M0116Holders } from './0116-holders.ts';
import { M0117NamesOfPeople } from './0117-names-of-people.ts';
import { M0118Meetings } from './0118-meetings.ts';
import { M0119AgreementsInFull } from './0119-agreements-in-full.ts';
import { M0120UnitsByPlace } from './0120-units-by-place.ts';
import { M0121OrdersOfLists } from './0121-orders-of-lists.ts';
import { M0122AgreementsOver } from './0122-agreements-over.ts';
import { M0123Projects } from './0123-projects.ts';
import { M0124MattersOfProjects } from './0124-matters-of-projects.ts';
import { M0125Signers } from './0125-signers.ts';
import { M0126LeadsSince } from './0126-leads-since.ts';
import { M0130MomentsOfClaims } from './0130-moments-of-claims.ts';
import { M0135ScreenLinks } from './0135-screen-links.ts';
import { M0142QuorumOfMeetings } from './0142-quorum-of-meetings.ts';
import { M0143DecisionsOfAgreements } from './0143-decisions-of-agreements.ts';
import { M0144OwnersOfDecisions } from './0144-owners-of-decisions.ts';
import { M0145LeadsInTheTime } from './0145-leads-in-the-time.ts';
import { M0150Provision } from './0150-provision.ts';
import { M0151Figures } from './0151-figures.ts';

export const MIGRATIONS = [
  { name: '0101-ground', class: M0101Ground },
  { name: '0102-journal', class: M0102Journal },
  { name: '0103-places', class: M0103Places },
  { name: '0104-organisations', class: M0104Organisations },
  { name: '0105-partnership', class: M0105Partnership },
  { name: '0106-accounts', class: M0106Accounts },
  { name: '0107-audit', class: M0107Audit },
  { name: '0108-lists', class: M0108Lists },
  { name: '0109-rights', class: M0109Rights },
  { name: '0110-counters', class: M0110Counters },
  { name: '0111-search', class: M0111Search },
  { name: '0112-noun-tables', class: M0112NounTables },
  { name: '0113-open-needs', class: M0113OpenNeeds },
  { name: '0114-claims-of-units', class: M0114ClaimsOfUnits },
  { name: '0115-people', class: M0115People },
  { name: '0116-holders', class: M0116Holders },
  { name: '0117-names-of-people', class: M0117NamesOfPeople },
  { name: '0118-meetings', class: M0118Meetings },
  { name: '0119-agreements-in-full', class: M0119AgreementsInFull },
  { name: '0120-units-by-place', class: M0120UnitsByPlace },
  { name: '0121-orders-of-lists', class: M0121OrdersOfLists },
  { name: '0122-agreements-over', class: M0122AgreementsOver },
  { name: '0123-projects', class: M0123Projects },
  { name: '0124-matters-of-projects', class: M0124MattersOfProjects },
  { name: '0125-signers', class: M0125Signers },
  { name: '0126-leads-since', class: M0126LeadsSince },
  { name: '0130-moments-of-claims', class: M0130MomentsOfClaims },
  { name: '0135-screen-links', class: M0135ScreenLinks },
  { name: '0142-quorum-of-meetings', class: M0142QuorumOfMeetings },
  { name: '0143-decisions-of-agreements', class: M0143DecisionsOfAgreements },
  { name: '0144-owners-of-decisions', class: M0144OwnersOfDecisions },
  { name: '0145-leads-in-the-time', class: M0145LeadsInTheTime },
  { name: '0150-provision', class: M0150Provision },
  { name: '0151-figures', class: M0151Figures },
];
