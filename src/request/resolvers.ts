/** Every entity and every resolver class; what is not listed here serves nothing. */
import { AccessGrant } from '../access/access-grant.entity.ts';
import { AuditRow } from '../access/audit-row.entity.ts';
import { Account } from '../access/account.entity.ts';
import { Reveal } from '../access/reveal.entity.ts';
import { Token } from '../access/token.entity.ts';
import * as account from '../accounts/account.resolver.ts';
import * as reveal from '../accounts/reveal.resolver.ts';
import { StepResolver } from '../lifecycle/step.resolver.ts';
import { ClaimStep } from '../lists/claim-step.entity.ts';
import { Claim } from '../lists/claim.entity.ts';
import * as claim from '../lists/claim.resolver.ts';
import { NeedStep } from '../lists/need-step.entity.ts';
import { Need } from '../lists/need.entity.ts';
import { ClaimFeedResolver } from '../lists/claim.feed.ts';
import { NeedCountsFeedResolver } from '../lists/need-counts.feed.ts';
import { NeedFeedResolver } from '../lists/need.feed.ts';
import { ResourceFeedResolver } from '../lists/resource.feed.ts';
import { NeedMutations } from '../lists/need.mutations.ts';
import * as need from '../lists/need.resolver.ts';
import { NeedStatRowResolver } from '../lists/need-stats.resolver.ts';
import { ResourceStep } from '../lists/resource-step.entity.ts';
import { Resource } from '../lists/resource.entity.ts';
import * as resource from '../lists/resource.resolver.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import * as organisation from '../organisation/organisation.resolver.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { AgreementStep } from '../partnership/agreement-step.entity.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import * as liaison from '../partnership/liaison.resolver.ts';
import { UnitRecordResolver } from '../partnership/unit-record.resolver.ts';
import * as partnership from '../partnership/partnership.resolver.ts';
import { PlaceCode } from '../place/place-code.entity.ts';
import { Place } from '../place/place.entity.ts';
import * as place from '../place/place.resolver.ts';
import { AuditResolver, AuditRowConnectionResolver } from './audit.resolver.ts';
import { HubResolver } from './hub.resolver.ts';
import { ViewerGrantResolver, ViewerResolver } from './viewer.resolver.ts';

export const ENTITIES = [
  Account,
  AccessGrant,
  Token,
  Reveal,
  AuditRow,
  Place,
  PlaceCode,
  PartyOrganisation,
  BuildingPost,
  PartnerUnit,
  Agreement,
  AgreementStep,
  Need,
  NeedStep,
  Resource,
  ResourceStep,
  Claim,
  ClaimStep,
];

export const RESOLVERS = [
  HubResolver,
  AuditResolver,
  AuditRowConnectionResolver,
  StepResolver,
  account.AccountResolver,
  account.AccountConnectionResolver,
  account.AccessGrantConnectionResolver,
  account.TokenConnectionResolver,
  account.AccessGrantResolver,
  account.TokenResolver,
  account.AccessGrantMutations,
  account.TokenMutations,
  reveal.RevealPayloadResolver,
  reveal.RevealMutations,
  ViewerResolver,
  ViewerGrantResolver,
  place.PlaceResolver,
  place.PlaceConnectionResolver,
  place.PlaceCodeConnectionResolver,
  place.DistrictResolver,
  place.StreetResolver,
  place.CommunityResolver,
  place.GridResolver,
  place.PlaceMutations,
  organisation.PartyOrganisationResolver,
  organisation.PlacePartyOrganisationsResolver,
  organisation.BuildingPostsResolver,
  organisation.BuildingPostResolver,
  partnership.PartnerUnitResolver,
  partnership.PartnerUnitConnectionResolver,
  UnitRecordResolver,
  liaison.LiaisonResolver,
  liaison.UnitLiaisonResolver,
  liaison.LiaisonMutations,
  partnership.PlaceAgreementsResolver,
  partnership.AgreementConnectionResolver,
  partnership.AgreementStepConnectionResolver,
  partnership.AgreementResolver,
  partnership.AgreementMutations,
  need.NeedResolver,
  need.NeedConnectionResolver,
  need.NeedStepConnectionResolver,
  need.PlaceNeedsResolver,
  NeedStatRowResolver,
  NeedMutations,
  NeedFeedResolver,
  NeedCountsFeedResolver,
  ClaimFeedResolver,
  ResourceFeedResolver,
  resource.ResourceResolver,
  resource.ResourceConnectionResolver,
  resource.ResourceStepConnectionResolver,
  resource.UnitResourcesResolver,
  resource.ResourceMutations,
  claim.ClaimResolver,
  claim.ClaimConnectionResolver,
  claim.ClaimStepConnectionResolver,
  claim.UnitClaimsResolver,
  claim.ClaimMutations,
];
