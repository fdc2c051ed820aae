/** Every entity and every resolver class; what is not listed here serves nothing. */
import { AccessGrant } from './domain/accounts/access-grant.entity.ts';
import { AuditRow } from './engine/access/audit-row.entity.ts';
import { Account } from './domain/accounts/account.entity.ts';
import { Reveal } from './domain/accounts/reveal.entity.ts';
import { Token } from './domain/accounts/token.entity.ts';
import * as account from './domain/accounts/account.resolver.ts';
import * as reveal from './domain/accounts/reveal.resolver.ts';
import { StepResolver } from './engine/noun/step.resolver.ts';
import { ClaimStep } from './domain/need/claim-step.entity.ts';
import { Claim } from './domain/need/claim.entity.ts';
import * as claim from './domain/need/claim.resolver.ts';
import { NeedStep } from './domain/need/need-step.entity.ts';
import { Need } from './domain/need/need.entity.ts';
import { ClaimFeedResolver } from './domain/need/claim.feed.ts';
import { NeedCountsFeedResolver } from './domain/need/need-counts.feed.ts';
import { NeedFeedResolver } from './domain/need/need.feed.ts';
import { ResourceFeedResolver } from './domain/resource/resource.feed.ts';
import { NeedMutations } from './domain/need/need.mutations.ts';
import * as need from './domain/need/need.resolver.ts';
import { NeedStatRowResolver } from './domain/need/need-stats.resolver.ts';
import { ResourceStep } from './domain/resource/resource-step.entity.ts';
import { Resource } from './domain/resource/resource.entity.ts';
import * as resource from './domain/resource/resource.resolver.ts';
import { BuildingPost } from './domain/organisation/building-post.entity.ts';
import * as organisation from './domain/organisation/organisation.resolver.ts';
import { PartyOrganisation } from './domain/organisation/party-organisation.entity.ts';
import { AgreementStep } from './domain/partnership/agreement-step.entity.ts';
import { Agreement } from './domain/partnership/agreement.entity.ts';
import { PartnerUnit } from './domain/partnership/partner-unit.entity.ts';
import * as liaison from './domain/partnership/liaison.resolver.ts';
import { UnitRecordResolver } from './domain/partnership/unit-record.resolver.ts';
import * as partnership from './domain/partnership/partnership.resolver.ts';
import { PlaceCode } from './domain/place/place-code.entity.ts';
import { Place } from './domain/place/place.entity.ts';
import * as place from './domain/place/place.resolver.ts';
import { AuditResolver, AuditRowConnectionResolver } from './domain/accounts/audit.resolver.ts';
import { HubResolver } from './domain/hub/hub.resolver.ts';
import { ViewerGrantResolver, ViewerResolver } from './domain/accounts/viewer.resolver.ts';

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
