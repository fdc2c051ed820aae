/** Partner units and agreements, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { agreementCommands } from './agreement.commands.ts';
import { agreement } from './agreement.noun.ts';
import { unitCommands } from './liaison.commands.ts';
import * as liaison from './liaison.resolver.ts';
import { partnerUnit } from './partner-unit.noun.ts';
import { PARTNERSHIP_LOADERS } from './partnership.loaders.ts';
import * as partnership from './partnership.resolver.ts';
import { UnitRecordResolver } from './unit-record.resolver.ts';

/** Partner units and their agreements with places. */
export const partnerships = joined(partnerUnit, unitCommands, agreement, agreementCommands, {
  resolvers: [
    partnership.PartnerUnitResolver,
    UnitRecordResolver,
    liaison.LiaisonResolver,
    liaison.UnitLiaisonResolver,
    partnership.PlaceAgreementsResolver,
    partnership.AgreementResolver,
  ],
  loaders: PARTNERSHIP_LOADERS,
});
