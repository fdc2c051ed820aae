/** What each list can be grouped, counted, timed and filtered by, in plain TypeScript. */
import type { World } from './oracle.ts';
import type {
  Counted,
  Scope,
  StatClaim,
  StatNeed,
  StatOracle,
  StatProject,
  StatResource,
} from './stat-oracle.ts';

type Value = string | null;

export interface PlainList {
  rows: (world: World) => Counted[];
  moments: Record<string, (row: never) => Date | null>;
  dimensions: Record<string, [field: string, of: (row: never, stats: StatOracle) => Value]>;
  numbers: Record<
    string,
    [field: string, of: (rows: never[], now: Date, stats: StatOracle) => number | null]
  >;
  durations: Record<string, [field: string, of: (row: never) => [Date | null, Date | null]]>;
  filters: Filter[];
}

export interface Filter {
  filter: (value: Counted, world: World) => object;
  holds: (row: never, from: never, of: { stats: StatOracle; world: World }) => boolean | null;
}

const OPEN: Record<string, string[]> = {
  need: ['REPORTED', 'RETURNED', 'LISTED', 'SHELVED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED'],
  claim: ['PROPOSED', 'ACCEPTED', 'DELIVERING', 'DELIVERED'],
  resource: ['OFFERED', 'LISTED', 'EXHAUSTED', 'PAUSED'],
  project: [
    ...['PROPOSED', 'DELIBERATED', 'FILED', 'FUNDED', 'IN_PROGRESS', 'ACCEPTANCE'],
    ...['PUBLICISED', 'RETURNED', 'SUSPENDED'],
  ],
};
const DONE: Record<string, string> = {
  need: 'CLOSED',
  claim: 'CONFIRMED',
  resource: 'EXPIRED',
  project: 'COMPLETED',
};
const classOf = (kind: string, state: string) =>
  OPEN[kind]?.includes(state) ? 'OPEN' : DONE[kind] === state ? 'DONE' : 'DROPPED';

const sum = <T>(rows: T[], of: (row: T) => number) => rows.reduce((all, one) => all + of(one), 0);
const common = (kind: string): Pick<PlainList, 'dimensions' | 'numbers'> => ({
  dimensions: {
    STATE: ['state', ({ state }: Counted) => state],
    STATE_CLASS: ['stateClass', ({ state }: Counted) => classOf(kind, state)],
  },
  numbers: {
    COUNT: ['count', (rows: Counted[]) => rows.length],
    OPEN: [
      'open',
      (rows: Counted[]) => rows.filter((one) => classOf(kind, one.state) === 'OPEN').length,
    ],
  },
});

const isTrue = ({ state }: Counted, other: Counted) => state === other.state;
const anyList = (kind: string, unit = 'unit'): Filter[] => [
  { filter: ({ state }) => ({ state: { eq: state } }), holds: isTrue },
  {
    filter: ({ state }) => ({ state: { ne: state } }),
    holds: (a: Counted, b: Counted) => !isTrue(a, b),
  },
  {
    filter: ({ state }) => ({ stateClass: { in: [classOf(kind, state)] } }),
    holds: (a: Counted, b: Counted) => classOf(kind, a.state) === classOf(kind, b.state),
  },
  {
    filter: ({ state }) => ({ not: { stateClass: { eq: classOf(kind, state) } } }),
    holds: (a: Counted, b: Counted) => classOf(kind, a.state) !== classOf(kind, b.state),
  },
  {
    filter: ({ updated_at: at }) => ({ updatedAt: { lte: at.toISOString() } }),
    holds: (a: Counted, b: Counted) => a.updated_at <= b.updated_at,
  },
  {
    // A date is the beginning of its day in China.
    filter: ({ created_at: at }) => ({ createdAt: { gte: dayOf(at) } }),
    holds: (a: Counted, b: Counted) =>
      a.created_at >= new Date(`${dayOf(b.created_at)}T00:00:00+08:00`),
  },
  {
    filter: ({ unit_id: id }, world) => ({ [unit]: { sector: { eq: sectorOf(world, id) } } }),
    holds: (a: Counted, b: Counted, { world }) =>
      a.unit_id !== null && sectorOf(world, a.unit_id) === sectorOf(world, b.unit_id),
  },
];

export const dayOf = (moment: Date) =>
  new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function sectorOf(world: World, id: string | null): string {
  const unit = world.units.find((one) => one.id === id) as { sector?: string } | undefined;
  return unit?.sector ?? 'SOCIAL';
}

const acceptedAt = ({ accepted_by_place_at: place, accepted_by_unit_at: unit }: StatClaim) =>
  place && unit ? (place > unit ? place : unit) : null;
const counts = ({ quantity, refused_quantity: refused }: StatClaim) => quantity - refused;
const inStates =
  (...states: string[]) =>
  ({ state }: StatClaim) =>
    states.includes(state);

/** A sum over those projects of which the viewer reads it; null where that is none. */
function sumRead(rows: StatProject[], stats: StatOracle, of: (row: StatProject) => number) {
  const read = rows.filter((one) => stats.reads(one));
  return read.length === 0 ? null : sum(read, of);
}

const isLate = ({ state, milestones }: StatProject, now: Date) =>
  classOf('project', state) === 'OPEN' &&
  milestones.some(({ dueOn, doneOn }) => doneOn === null && dueOn < dayOf(now));

export const LISTS: Record<string, PlainList> = {
  need: {
    rows: (world) => world.needs as StatNeed[],
    moments: {
      CREATED: (row: StatNeed) => row.created_at,
      LISTED: (row: StatNeed) => row.listed_at,
      CLAIMED: (row: StatNeed) => row.claimed_at,
      CLOSED: (row: StatNeed) => row.closed_at,
    },
    dimensions: {
      ...common('need').dimensions,
      CATEGORY: ['category', (row: StatNeed) => row.category],
      URGENCY: ['urgency', (row: StatNeed) => row.urgency],
      SCALE: ['scale', (row: StatNeed) => row.scale],
      ORIGIN: ['origin', (row: StatNeed) => (row.unit_id === null ? 'PLACE' : 'UNIT')],
    },
    numbers: {
      ...common('need').numbers,
      OVERDUE: [
        'overdue',
        (rows: StatNeed[], now) =>
          rows.filter((one) => one.deadline < now && classOf('need', one.state) === 'OPEN').length,
      ],
      NEEDED: ['needed', (rows: StatNeed[]) => sum(rows, (one) => one.quantity)],
      COMMITTED: ['committed', (rows: StatNeed[]) => sum(rows, (one) => one.committed)],
      DELIVERED: ['delivered', (rows: StatNeed[]) => sum(rows, (one) => one.delivered)],
      AVERAGE_RATING: [
        'averageRating',
        (rows: StatNeed[]) => {
          const rated = rows.flatMap(({ rating }) => rating ?? []);
          return rated.length === 0 ? null : sum(rated, (one) => one) / rated.length;
        },
      ],
    },
    durations: {
      CREATED_TO_LISTED: ['createdToListed', (row: StatNeed) => [row.created_at, row.listed_at]],
      LISTED_TO_CLAIMED: ['listedToClaimed', (row: StatNeed) => [row.listed_at, row.claimed_at]],
      CLAIMED_TO_DELIVERED: [
        'claimedToDelivered',
        (row: StatNeed) => [row.claimed_at, row.delivered_at],
      ],
      DELIVERED_TO_CLOSED: [
        'deliveredToClosed',
        (row: StatNeed) => [row.delivered_at, row.closed_at],
      ],
      LISTED_TO_CLOSED: ['listedToClosed', (row: StatNeed) => [row.listed_at, row.closed_at]],
    },
    filters: [
      ...anyList('need'),
      {
        filter: (row) => ({ quantity: { gt: (row as StatNeed).quantity } }),
        holds: (a: StatNeed, b: StatNeed) => a.quantity > b.quantity,
      },
      {
        filter: () => ({ rating: { isNull: false } }),
        holds: (a: StatNeed) => a.rating !== null,
      },
      {
        filter: () => ({ not: { rating: { ne: 5 } } }),
        // Of what is nothing it is neither true nor false.
        holds: (a: StatNeed) => a.rating === 5,
      },
      {
        filter: (_, world) => ({ claims: { some: { unitId: { eq: world.claims[0]?.unit_id } } } }),
        holds: (a: StatNeed, _: StatNeed, { stats, world }) =>
          stats.claimsOf(a).some((one) => one.unit_id === world.claims[0]?.unit_id),
      },
      {
        filter: () => ({ claims: { none: { stateClass: { eq: 'OPEN' } } } }),
        holds: (a: StatNeed, _: StatNeed, { stats }) =>
          !stats.claimsOf(a).some((one) => classOf('claim', one.state) === 'OPEN'),
      },
    ],
  },
  claim: {
    rows: (world) => world.claims as StatClaim[],
    moments: {
      CREATED: (row: StatClaim) => row.created_at,
      ACCEPTED: acceptedAt,
      STARTED: (row: StatClaim) => row.started_at,
      DELIVERED: (row: StatClaim) => row.delivered_at,
      CONFIRMED: (row: StatClaim) => row.confirmed_at,
    },
    dimensions: {
      ...common('claim').dimensions,
      ORIGIN: ['origin', (row: StatClaim) => row.origin],
    },
    numbers: {
      ...common('claim').numbers,
      CLAIMED: ['claimed', (rows: StatClaim[]) => sum(rows, (one) => one.quantity)],
      COMMITTED: [
        'committed',
        (rows: StatClaim[]) =>
          sum(rows.filter(inStates('ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED')), counts),
      ],
      DELIVERED: [
        'delivered',
        (rows: StatClaim[]) => sum(rows.filter(inStates('DELIVERED', 'CONFIRMED')), counts),
      ],
    },
    durations: {
      CREATED_TO_ACCEPTED: [
        'createdToAccepted',
        (row: StatClaim) => [row.created_at, acceptedAt(row)],
      ],
      ACCEPTED_TO_STARTED: [
        'acceptedToStarted',
        (row: StatClaim) => [acceptedAt(row), row.started_at],
      ],
      STARTED_TO_DELIVERED: [
        'startedToDelivered',
        (row: StatClaim) => [row.started_at, row.delivered_at],
      ],
      DELIVERED_TO_CONFIRMED: [
        'deliveredToConfirmed',
        (row: StatClaim) => [row.delivered_at, row.confirmed_at],
      ],
      ACCEPTED_TO_CONFIRMED: [
        'acceptedToConfirmed',
        (row: StatClaim) => [acceptedAt(row), row.confirmed_at],
      ],
    },
    filters: [
      ...anyList('claim'),
      {
        filter: (row, world) => ({
          need: { category: { eq: world.needById.get((row as StatClaim).need_id)?.category } },
        }),
        holds: (a: StatClaim, b: StatClaim, { stats, world }) => {
          const [need, other] = [a, b].map((one) => world.needById.get(one.need_id));
          return (
            need !== undefined && stats.oracle.seesNeed(need) && need.category === other?.category
          );
        },
      },
      {
        filter: () => ({ resource: { openTo: { eq: 'PARTNERS' } } }),
        holds: (a: StatClaim, _: StatClaim, { stats, world }) => {
          const resource = world.resources.find(({ id }) => id === a.resource_id);
          return (
            resource !== undefined &&
            stats.oracle.seesResource(resource) &&
            resource.open_to === 'PARTNERS'
          );
        },
      },
    ],
  },
  resource: {
    rows: (world) => world.resources as StatResource[],
    moments: { CREATED: (row: StatResource) => row.created_at },
    dimensions: {
      ...common('resource').dimensions,
      KIND: ['kind', (row: StatResource) => row.kind],
      OPEN_TO: ['openTo', (row: StatResource) => row.open_to],
    },
    numbers: {
      ...common('resource').numbers,
      OFFERED: ['offered', (rows: StatResource[]) => sum(rows, (one) => one.quantity ?? 0)],
      RESERVED: ['reserved', (rows: StatResource[]) => sum(rows, (one) => one.reserved)],
      DELIVERED: [
        'delivered',
        (rows: StatResource[], _, stats) =>
          sum(rows, (one) =>
            sum(stats.claimsOn(one).filter(inStates('DELIVERED', 'CONFIRMED')), counts),
          ),
      ],
      AVAILABLE: [
        'available',
        (rows: StatResource[]) =>
          sum(rows, (one) => (one.quantity === null ? 0 : one.quantity - one.reserved)),
      ],
    },
    durations: {},
    filters: [
      ...anyList('resource'),
      {
        filter: () => ({ claims: { some: { stateClass: { eq: 'DONE' } } } }),
        holds: (a: StatResource, _: StatResource, { stats, world }) =>
          world.claims.some(
            (one) =>
              one.resource_id === a.id && stats.oracle.seesClaim(one) && one.state === 'CONFIRMED',
          ),
      },
    ],
  },
  project: {
    rows: (world) =>
      world.projects.map(
        (one) => ({ ...one, unit_id: one.lead_unit_id }) as unknown as StatProject,
      ),
    moments: {
      CREATED: (row: StatProject) => row.created_at,
      FILED: (row: StatProject) => row.filed_at,
      STARTED: (row: StatProject) => row.started_at,
      ACCEPTED: (row: StatProject) => row.accepted_at,
      COMPLETED: (row: StatProject) => row.completed_at,
    },
    dimensions: {
      ...common('project').dimensions,
      KIND: ['kind', (row: StatProject) => row.kind],
      FUNDER: ['funder', (row: StatProject, stats) => (stats.reads(row) ? row.funder : null)],
    },
    numbers: {
      ...common('project').numbers,
      OVERDUE: [
        'overdue',
        (rows: StatProject[], now, stats) =>
          sumRead(rows, stats, (one) => (isLate(one, now) ? 1 : 0)),
      ],
      PLANNED: [
        'plannedFen',
        (rows: StatProject[], _, stats) => sumRead(rows, stats, (one) => one.planned_fen),
      ],
      SPENT: [
        'spentFen',
        (rows: StatProject[], _, stats) => sumRead(rows, stats, (one) => one.spent_fen),
      ],
      AVERAGE_PROGRESS: [
        'averageProgress',
        (rows: StatProject[]) => sum(rows, (one) => one.progress) / rows.length,
      ],
    },
    durations: {
      CREATED_TO_FILED: ['createdToFiled', (row: StatProject) => [row.created_at, row.filed_at]],
      FILED_TO_STARTED: ['filedToStarted', (row: StatProject) => [row.filed_at, row.started_at]],
      STARTED_TO_ACCEPTED: [
        'startedToAccepted',
        (row: StatProject) => [row.started_at, row.accepted_at],
      ],
      ACCEPTED_TO_COMPLETED: [
        'acceptedToCompleted',
        (row: StatProject) => [row.accepted_at, row.completed_at],
      ],
      CREATED_TO_COMPLETED: [
        'createdToCompleted',
        (row: StatProject) => [row.created_at, row.completed_at],
      ],
    },
    filters: [
      ...anyList('project', 'leadUnit'),
      {
        filter: (row) => ({ progress: { gte: (row as StatProject).progress } }),
        holds: (a: StatProject, b: StatProject) => a.progress >= b.progress,
      },
      {
        filter: () => ({ not: { leadUnit: {} } }),
        holds: (a: StatProject) => a.unit_id === null,
      },
    ],
  },
};

/** Places, units and sectors, which every list can be grouped by: an object's id, or a member. */
export const SHARED = [
  ...['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID', 'BUILDING', 'CHILD'],
  'UNIT',
  'SECTOR',
];

export function sharedKey(
  dimension: string,
  row: Counted,
  { stats, world, scope }: { stats: StatOracle; world: World; scope: Scope },
): Value {
  if (dimension === 'UNIT') return row.unit_id;
  if (dimension === 'SECTOR') return row.unit_id === null ? null : sectorOf(world, row.unit_id);
  return stats.placeOf(dimension, scope, row);
}
