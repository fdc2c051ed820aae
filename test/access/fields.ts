/**
 * Of which kind each field is, declared from the domain text (section 5): what everybody sees, what hangs on a place or
 * a unit, what is of persons, what depends on who asks. A field of the contract without a row here fails the test.
 */
import { OF_PROVISION } from './provision-fields.ts';
import { OF_FEEDS, OF_PAYLOADS } from './told-fields.ts';

type Kind = 'PUBLIC' | 'SCOPED' | 'PERSONAL' | 'SELF';
export type Fields = Record<string, Partial<Record<Kind, readonly string[]>>>;

const OF_LINK = 'label place page exchangedAt expiresAt revokedAt lastHeartbeatAt state'.split(' ');
const STORED = ['id', 'version', 'isDemo', 'createdAt', 'updatedAt'];

/** What is provided: everybody sees it, on a place and in all. */
const PROVIDED = ['venues', 'serviceItems', 'delegatedFunctions'];

/** Fields of a place; each level adds its way down. */
const PLACE = {
  PUBLIC: [
    ...STORED,
    'code',
    'name',
    'kind',
    'parent',
    'ancestors',
    'children',
    'descendants',
    'codes',
    'partyOrganisations',
    'civicBodies',
    ...PROVIDED,
  ],
  SCOPED: ['needs', 'needCounts', 'agreements', 'people', 'projects'],
};
/** Of a group of any list's statistics: places, the unit, time. */
const GROUP = [
  'count',
  'open',
  'state',
  'stateClass',
  'unit',
  'sector',
  ...['province', 'city', 'district', 'street', 'community', 'grid', 'building', 'child'],
  'bucket',
  'bucketDate',
];
const ABOUT = ['need', 'resource', 'agreement', 'project'];
const MEETINGS = ['meetings', 'decisions'];
const CONNECTION = { PUBLIC: ['nodes', 'edges', 'pageInfo', 'count', 'totalCount'] };
const STEP = {
  PUBLIC: ['version', 'at', 'command', 'role', 'reason', 'from', 'to'],
  PERSONAL: ['actor'],
};

/** Within an object that is seen, PUBLIC says: whoever sees the object sees the field. */
export const FIELDS: Fields = {
  Query: {
    PUBLIC: [
      'place',
      'places',
      'district',
      'partyOrganisation',
      'partyOrganisations',
      'civicBodies',
      'body',
      'hub',
      'labels',
      'figures',
      ...PROVIDED,
      ...['venue', 'serviceItem', 'delegatedFunction'],
    ],
    SCOPED: [
      'need',
      'needs',
      ...['needStats', 'claimStats', 'resourceStats', 'projectStats'],
      'claim',
      'claims',
      'resource',
      'resources',
      'agreement',
      'agreements',
      'project',
      'projects',
      'partnerUnit',
      'partnerUnits',
      'person',
      'people',
      'appointment',
      'meeting',
      'meetings',
      'decision',
      'decisions',
      'audit',
      'accounts',
      'screenLinks',
      'matchSuggestions',
      'planMatches',
    ],
    SELF: ['viewer', 'node'],
  },
  Subscription: {
    PUBLIC: [
      ...['placeChanged', 'partyOrganisationChanged'],
      ...['venueChanged', 'serviceItemChanged', 'delegatedFunctionChanged'],
    ],
    SCOPED: [
      ...['needChanged', 'claimChanged', 'resourceChanged', 'needCountsChanged'],
      ...['agreementChanged', 'partnerUnitChanged', 'meetingChanged', 'decisionChanged'],
      'projectChanged',
    ],
  },
  Province: PLACE,
  City: PLACE,
  District: { ...PLACE, PUBLIC: [...PLACE.PUBLIC, 'streets'] },
  Street: { ...PLACE, PUBLIC: [...PLACE.PUBLIC, 'communities'] },
  Community: { ...PLACE, PUBLIC: [...PLACE.PUBLIC, 'grids'] },
  Grid: { ...PLACE, PUBLIC: [...PLACE.PUBLIC, 'buildings'] },
  Building: { ...PLACE, PUBLIC: [...PLACE.PUBLIC, 'posts'] },
  PlaceCode: { PUBLIC: ['code', 'retiredAt', 'replacedBy'] },
  PartyOrganisation: {
    PUBLIC: [
      ...[...STORED, 'code', 'kind', 'name', 'place', 'parent', 'children'],
      ...['term', 'terms', 'brand', 'meetingEveryDays', 'quorumPercent', 'noticeDays'],
    ],
    SCOPED: ['appointments', 'seats', 'meetings', 'isMeetingOverdue'],
    PERSONAL: ['secretaryName', 'memberCount'],
  },
  Seat: {
    PUBLIC: [
      ...[...STORED, 'committee', 'unit', 'validFrom', 'validUntil', 'isInForce'],
      ...['holder', 'isVacant'],
    ],
  },
  Meeting: {
    PUBLIC: [
      ...[...STORED, 'number', 'title', 'state', 'scheduledAt', 'venue', 'committee', 'reason'],
      ...['notifiedAt', 'heldAt', 'closedAt', 'seats', 'present', 'quorumPercent', 'hasQuorum'],
    ],
    SCOPED: ['minutes', 'attendance', 'agenda', 'decisions', 'history'],
    SELF: ['allowedCommands'],
  },
  Attendance: { PUBLIC: [...STORED, 'meeting', 'seat', 'unit', 'person', 'isPresent'] },
  AgendaItem: {
    PUBLIC: [...STORED, 'meeting', 'unit', 'title', 'description', 'isWithdrawn', 'about'],
  },
  Decision: {
    PUBLIC: [
      ...[...STORED, 'number', 'text', 'state', 'dueOn', 'reportedDoneAt', 'reason', 'isOverdue'],
      ...['meeting', 'agendaItem', 'body', 'unit', 'person', 'movedTo', 'about'],
    ],
    SCOPED: ['history', 'agreements'],
    SELF: ['allowedCommands'],
  },
  Matter: { PUBLIC: [...STORED, 'meeting', 'agendaItem', 'decision', ...ABOUT] },
  MeetingStep: STEP,
  DecisionStep: STEP,
  ...Object.fromEntries(
    [
      'Seat',
      'Meeting',
      'Attendance',
      'AgendaItem',
      'Decision',
      'Matter',
      'MeetingStep',
      'DecisionStep',
    ].flatMap((type) => [
      [`${type}Connection`, CONNECTION],
      [`${type}Edge`, { PUBLIC: ['cursor', 'node'] }],
    ]),
  ),
  ...Object.fromEntries(
    ['meeting', 'decision'].flatMap((noun) => {
      const type = noun.charAt(0).toUpperCase() + noun.slice(1);
      const told = ['cursor', 'at', 'id', 'version', 'effect', 'from', 'to'];
      return [
        [`${type}Change`, { SCOPED: [noun], PUBLIC: told }],
        [`${type}SnapshotRow`, { SCOPED: [noun] }],
        [`${type}Payload`, { SCOPED: [noun] }],
      ];
    }),
  ),
  SeatPayload: { SCOPED: ['seat'] },
  CommitteePayload: { PUBLIC: ['committee'] },
  AgendaItemPayload: { SCOPED: ['agendaItem'] },
  Brand: { PUBLIC: ['name', 'theme'] },
  CivicBody: {
    PUBLIC: [...STORED, 'kind', 'name', 'place', 'dissolvedOn', 'term', 'terms'],
    SCOPED: ['appointments'],
  },
  Term: {
    PUBLIC: [
      ...[...STORED, 'number', 'validFrom', 'validUntil', 'plannedElection'],
      ...['body', 'isOverdue'],
    ],
  },
  ...OF_PROVISION,
  Person: {
    PUBLIC: [...STORED, 'place', 'unit', 'mergedInto', 'erasedAt'],
    SCOPED: ['appointments', 'projects'],
    PERSONAL: ['name'],
  },
  Appointment: {
    PUBLIC: [
      ...[...STORED, 'post', 'validFrom', 'validUntil', 'isInForce', 'person'],
      ...['body', 'buildingPost', 'grid', 'term', 'unit'],
    ],
  },
  BuildingPost: {
    PUBLIC: [...STORED, 'title', 'duties', 'building', 'partyOrganisation'],
    SCOPED: ['appointments'],
    PERSONAL: ['holderName'],
  },
  PartnerUnit: {
    PUBLIC: ['id', 'name', 'sector'],
    SCOPED: [
      ...[...STORED.slice(1), 'code', 'place', 'agreements', 'resources', 'claims', 'seats'],
      'projects',
    ],
    PERSONAL: ['liaison'],
  },
  Liaison: { PERSONAL: ['contactName', 'officePhone'] },
  Need: {
    PUBLIC: [
      ...STORED,
      'number',
      'title',
      'description',
      'category',
      'scale',
      'urgency',
      'visibility',
      'isPublic',
      'state',
      'unitOfMeasure',
      'needed',
      'committed',
      'uncommitted',
      'delivered',
      'deadline',
      'isOverdue',
      'rating',
      'closure',
      'reviewOn',
      'listedAt',
      'claimedAt',
      'deliveredAt',
      'closedAt',
      'unit',
    ],
    SCOPED: ['claims', 'history', 'mergedInto', 'place', 'matters', 'projects'],
    SELF: ['allowedCommands'],
  },
  Claim: {
    PUBLIC: [
      ...STORED,
      'number',
      'quantity',
      'refusedQuantity',
      'origin',
      'state',
      ...['acceptedByPlaceAt', 'acceptedByUnitAt', 'startedAt', 'deliveredAt', 'confirmedAt'],
      'overrideReason',
      'reason',
      'need',
      'unit',
    ],
    SCOPED: ['resource', 'history'],
    PERSONAL: ['liaison'],
    SELF: ['allowedCommands'],
  },
  Resource: {
    PUBLIC: [
      ...STORED,
      'number',
      'kind',
      'title',
      'description',
      'categories',
      'quantity',
      'unitOfMeasure',
      'isInexhaustible',
      'reserved',
      'available',
      'openTo',
      'availableFrom',
      'availableUntil',
      'state',
      'unit',
      'place',
    ],
    SCOPED: ['claims', 'history', 'pendingTitle', 'pendingDescription', 'matters', 'projects'],
    SELF: ['allowedCommands'],
  },
  Agreement: {
    PUBLIC: [
      ...STORED,
      'number',
      'title',
      'state',
      'proposedBy',
      'validFrom',
      'validUntil',
      'isInForce',
      'reason',
      'unit',
      'place',
      'direction',
      'openedLists',
      'openedCategories',
      'openedPlaces',
      'edition',
    ],
    SCOPED: [
      ...['history', 'matters', 'versions', 'supersedes', 'supersededBy'],
      ...['signedForPlace', 'signedForUnit', 'decision'],
    ],
    SELF: ['allowedCommands'],
  },
  Project: {
    PUBLIC: [
      ...[...STORED, 'number', 'kind', 'title', 'description', 'state', 'reason', 'place'],
      ...['milestones', 'progress', 'budget', 'plannedFen', 'spentFen', 'funder', 'suspendedIn'],
      ...['filedAt', 'startedAt', 'acceptedAt', 'publicisedUntil', 'completedAt', 'leadUnit'],
    ],
    SCOPED: ['lead', 'acceptedBy', 'decision', 'needs', 'resources', 'matters', 'history'],
    SELF: ['allowedCommands'],
  },
  Milestone: { PUBLIC: ['number', 'title', 'dueOn', 'weight', 'doneOn'] },
  BudgetLine: { PUBLIC: ['number', 'purpose', 'source', 'unit', 'plannedFen', 'spentFen'] },
  ProjectStep: STEP,
  NeedStep: STEP,
  ClaimStep: STEP,
  ResourceStep: STEP,
  AgreementStep: STEP,
  ProjectConnection: CONNECTION,
  ProjectStepConnection: CONNECTION,
  NeedConnection: CONNECTION,
  ClaimConnection: CONNECTION,
  ResourceConnection: CONNECTION,
  AccountConnection: CONNECTION,
  ScreenLinkConnection: CONNECTION,
  AccessGrantConnection: CONNECTION,
  TokenConnection: CONNECTION,
  AgreementConnection: CONNECTION,
  PlaceCodeConnection: CONNECTION,
  NeedStepConnection: CONNECTION,
  ClaimStepConnection: CONNECTION,
  ResourceStepConnection: CONNECTION,
  AgreementStepConnection: CONNECTION,
  PlaceConnection: CONNECTION,
  PartnerUnitConnection: CONNECTION,
  PersonConnection: CONNECTION,
  AppointmentConnection: CONNECTION,
  TermConnection: CONNECTION,
  CivicBodyConnection: CONNECTION,
  PartyOrganisationConnection: CONNECTION,
  PartyOrganisationEdge: { PUBLIC: ['cursor', 'node'] },
  ProjectEdge: { PUBLIC: ['cursor', 'node'] },
  ProjectStepEdge: { PUBLIC: ['cursor', 'node'] },
  NeedEdge: { PUBLIC: ['cursor', 'node'] },
  ClaimEdge: { PUBLIC: ['cursor', 'node'] },
  ScreenLinkEdge: { PUBLIC: ['cursor', 'node'] },
  AccountEdge: { PUBLIC: ['cursor', 'node'] },
  AccessGrantEdge: { PUBLIC: ['cursor', 'node'] },
  TokenEdge: { PUBLIC: ['cursor', 'node'] },
  AgreementEdge: { PUBLIC: ['cursor', 'node'] },
  PlaceCodeEdge: { PUBLIC: ['cursor', 'node'] },
  NeedStepEdge: { PUBLIC: ['cursor', 'node'] },
  ClaimStepEdge: { PUBLIC: ['cursor', 'node'] },
  ResourceStepEdge: { PUBLIC: ['cursor', 'node'] },
  AgreementStepEdge: { PUBLIC: ['cursor', 'node'] },
  ResourceEdge: { PUBLIC: ['cursor', 'node'] },
  PlaceEdge: { PUBLIC: ['cursor', 'node'] },
  PartnerUnitEdge: { PUBLIC: ['cursor', 'node'] },
  PersonEdge: { PUBLIC: ['cursor', 'node'] },
  AppointmentEdge: { PUBLIC: ['cursor', 'node'] },
  TermEdge: { PUBLIC: ['cursor', 'node'] },
  CivicBodyEdge: { PUBLIC: ['cursor', 'node'] },
  AuditRow: {
    PUBLIC: ['id', 'at', 'kind', 'what', 'accountId', 'role', 'objectId', 'code', 'count'],
  },
  AuditRowConnection: CONNECTION,
  AuditRowEdge: { PUBLIC: ['cursor', 'node'] },
  ListCount: { PUBLIC: ['value', 'isExact'] },
  PageInfo: { PUBLIC: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] },
  NeedCounts: { PUBLIC: ['total', 'open', 'byState'] },
  NeedStateCount: { PUBLIC: ['state', 'count'] },
  NeedStatRow: {
    PUBLIC: [
      ...GROUP,
      ...['category', 'urgency', 'scale', 'origin'],
      ...['overdue', 'needed', 'committed', 'delivered', 'averageRating'],
      ...['createdToListed', 'listedToClaimed', 'claimedToDelivered', 'deliveredToClosed'],
      'listedToClosed',
    ],
  },
  ClaimStatRow: {
    PUBLIC: [
      ...GROUP,
      ...['origin', 'category', 'urgency', 'claimed', 'committed', 'delivered'],
      ...['createdToAccepted', 'acceptedToStarted', 'startedToDelivered', 'deliveredToConfirmed'],
      'acceptedToConfirmed',
    ],
  },
  ResourceStatRow: {
    PUBLIC: [...GROUP, 'kind', 'openTo', 'offered', 'reserved', 'delivered', 'available'],
  },
  ProjectStatRow: {
    PUBLIC: [
      ...GROUP,
      ...['kind', 'funder', 'overdue', 'plannedFen', 'spentFen', 'averageProgress'],
      ...['createdToFiled', 'filedToStarted', 'startedToAccepted', 'acceptedToCompleted'],
      'createdToCompleted',
    ],
  },
  DurationSummary: {
    PUBLIC: ['count', 'average', 'minimum', 'maximum', 'median', 'p75', 'p90', 'p95'],
  },
  MatchSuggestion: {
    PUBLIC: ['quantity', 'score', 'outOf', 'isEligible', 'forbiddenBy', 'reasons'],
    SCOPED: ['need', 'resource'],
  },
  MatchReason: { PUBLIC: ['part', 'weight', 'points', 'zh', 'en'] },
  MatchPlan: {
    PUBLIC: [
      'at',
      'claims',
      'value',
      'bound',
      'isOptimal',
      'needCount',
      'resourceCount',
      'pairCount',
      'pairsLeftOut',
      'isCut',
      'unmet',
    ],
  },
  PlannedClaim: {
    PUBLIC: ['quantity', 'score', 'needVersion', 'resourceVersion'],
    SCOPED: ['need', 'resource'],
  },
  UnmetNeed: { PUBLIC: ['quantity', 'cause', 'rules'], SCOPED: ['need'] },
  AdoptPlanPayload: { SCOPED: ['claims', 'agendaItems'] },
  Hub: { PUBLIC: ['version', 'startedAt', 'now', 'demo', 'demoTraffic', 'dataAsOf'] },
  EnumLabel: { PUBLIC: ['enum', 'value', 'label', 'zh', 'en'] },
  Viewer: { SELF: ['name', 'role', 'grants', 'reveals', 'sees', 'visible'] },
  RevealInForce: { SELF: ['objectId', 'field', 'until'] },
  Account: { PUBLIC: [...STORED, 'person'], PERSONAL: ['name'], SCOPED: ['grants', 'tokens'] },
  AccessGrant: {
    PUBLIC: [...STORED, 'account', 'role', 'place', 'unit', 'validFrom', 'validUntil'],
  },
  Token: { PUBLIC: [...STORED, 'account', 'label', 'expiresAt', 'lastUsedAt', 'revokedAt'] },
  ScreenLink: { PUBLIC: [...STORED, ...OF_LINK] },
  Grant: { SELF: ['role', 'validUntil', 'place', 'unit'] },
  Visible: {
    SELF: [...['needs', 'resources', 'claims', 'agreements', 'projects'], ...MEETINGS, 'over'],
  },
  ...OF_FEEDS,
  ...OF_PAYLOADS,
};

export function kindOf(type: string, field: string): Kind | undefined {
  const kinds = Object.entries(FIELDS[type] ?? {}) as [Kind, readonly string[]][];
  return kinds.find(([, fields]) => fields.includes(field))?.[0];
}
