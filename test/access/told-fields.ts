/** Fields of what feeds tell and of what commands answer, for the table of all fields. */
import type { Fields } from './fields.ts';

export const OF_FEEDS: Fields = {
  NeedChange: {
    SCOPED: ['need'],
    PUBLIC: ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'],
  },
  NeedSnapshotRow: { SCOPED: ['need'] },
  NeedCountsChange: { SCOPED: ['counts'], PUBLIC: ['cursor', 'place'] },
  ClaimChange: {
    SCOPED: ['claim'],
    PUBLIC: ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'],
  },
  ClaimSnapshotRow: { SCOPED: ['claim'] },
  ResourceChange: {
    SCOPED: ['resource'],
    PUBLIC: ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'],
  },
  ResourceSnapshotRow: { SCOPED: ['resource'] },
  AgreementChange: {
    SCOPED: ['agreement'],
    PUBLIC: ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'],
  },
  AgreementSnapshotRow: { SCOPED: ['agreement'] },
  PartnerUnitChange: {
    SCOPED: ['partnerUnit', 'version'],
    PUBLIC: ['cursor', 'at', 'id', 'effect'],
  },
  PartnerUnitSnapshotRow: { SCOPED: ['partnerUnit'] },
  PlaceChange: { PUBLIC: ['place', 'cursor', 'at', 'id', 'version', 'effect'] },
  PlaceSnapshotRow: { PUBLIC: ['place'] },
  PartyOrganisationChange: {
    PUBLIC: ['partyOrganisation', 'cursor', 'at', 'id', 'version', 'effect'],
  },
  PartyOrganisationSnapshotRow: { PUBLIC: ['partyOrganisation'] },
  ProjectChange: {
    SCOPED: ['project'],
    PUBLIC: ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'],
  },
  ProjectSnapshotRow: { SCOPED: ['project'] },
  FeedCaughtUp: { PUBLIC: ['cursor'] },
  FeedProgress: { PUBLIC: ['cursor'] },
  FeedReset: { PUBLIC: ['cursor'] },
};

export const OF_PAYLOADS: Fields = {
  NeedPayload: { SCOPED: ['need'] },
  ClaimPayload: { SCOPED: ['claim', 'need'] },
  ResourcePayload: { SCOPED: ['resource'] },
  ProjectPayload: { SCOPED: ['project'] },
  AgreementPayload: { SCOPED: ['agreement'] },
  PartnerUnitPayload: { SCOPED: ['unit'] },
  PersonPayload: { SCOPED: ['person'] },
  AppointmentPayload: { SCOPED: ['appointment'] },
  AccountPayload: { SCOPED: ['account'] },
  PartyOrganisationPayload: { PUBLIC: ['partyOrganisation'] },
  CivicBodyPayload: { PUBLIC: ['civicBody'] },
  TermPayload: { PUBLIC: ['term'] },
  AccessGrantPayload: { SCOPED: ['grant'] },
  TokenPayload: { SCOPED: ['token'], SELF: ['secret'] },
  ScreenLinkPayload: { SCOPED: ['screenLink'], SELF: ['address'] },
  RevealPayload: { SELF: ['reveal'], SCOPED: ['object'] },
  PlacePayload: { PUBLIC: ['place'] },
};
