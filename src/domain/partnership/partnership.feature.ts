/** Partner units and agreements, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { agreementCommands } from './agreement.commands.ts';
import { agreement, agreementList } from './agreement.noun.ts';
import { AgreementResolver } from './agreement.resolver.ts';
import { unitCommands } from './liaison.commands.ts';
import * as liaison from './liaison.resolver.ts';
import { partnerUnitFeed } from './partner-unit.feed.ts';
import { partnerUnit } from './partner-unit.noun.ts';
import { PARTNERSHIP_LOADERS } from './partnership.loaders.ts';
import * as partnership from './partnership.resolver.ts';
import { UnitRecordResolver } from './unit-record.resolver.ts';

/** Partner units and their agreements with places. */
export const partnerships = joined(
  partnerUnit,
  partnerUnitFeed,
  unitCommands,
  agreement,
  agreementList,
  agreementCommands,
  {
    resolvers: [
      partnership.PartnerUnitResolver,
      UnitRecordResolver,
      liaison.LiaisonResolver,
      liaison.UnitLiaisonResolver,
      partnership.PlaceAgreementsResolver,
      AgreementResolver,
    ],
    loaders: PARTNERSHIP_LOADERS,
    notes: { lengths: { openedPlaces: 5 } },
  },
);
