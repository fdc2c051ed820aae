/** Where each post can be held, and which of them one person holds alone. Pure. */
import type { CivicBodyKind } from '../organisation/civic-body.entity.ts';
import type { PartyOrganisationKind } from '../organisation/party-organisation.entity.ts';
import type { Post } from './appointment.enums.ts';

/** What an appointment is on. */
export type Where = 'PARTY' | 'GROUP' | 'JOINT' | 'CIVIC' | 'BUILDING_POST' | 'GRID';

const HELD_ON: Readonly<Record<Post, readonly Where[]>> = {
  SECRETARY: ['PARTY', 'JOINT'],
  DEPUTY_SECRETARY: ['PARTY', 'JOINT'],
  GROUP_LEADER: ['GROUP'],
  DIRECTOR: ['CIVIC'],
  DEPUTY_DIRECTOR: ['CIVIC'],
  MEMBER: ['PARTY', 'GROUP', 'JOINT', 'CIVIC'],
  CONCURRENT_MEMBER: ['JOINT'],
  GRID_WORKER: ['GRID'],
  POST_HOLDER: ['BUILDING_POST'],
};

/** Held by one person at a time. */
const SINGLE: readonly Post[] = ['SECRETARY', 'GROUP_LEADER', 'DIRECTOR', 'POST_HOLDER'];

const JOINT: readonly PartyOrganisationKind[] = ['JOINT_WORKING_COMMITTEE', 'JOINT_COMMITTEE'];

export const isJoint = (kind: string) => (JOINT as readonly string[]).includes(kind);

const CIVIC: readonly CivicBodyKind[] = [
  'RESIDENTS_COMMITTEE',
  'VILLAGERS_COMMITTEE',
  'OWNERS_COMMITTEE',
];

/** What an appointment on a body of the kind is on. */
export function whereOf(kind: PartyOrganisationKind | CivicBodyKind): Where {
  if (isJoint(kind)) return 'JOINT';
  if ((CIVIC as readonly string[]).includes(kind)) return 'CIVIC';
  return kind === 'GRID_GROUP' ? 'GROUP' : 'PARTY';
}

export const canBeHeld = (post: Post, where: Where) => HELD_ON[post].includes(where);

export const isSingle = (post: Post) => SINGLE.includes(post);

/** Secretaries are appointed from above; all others by the leaders of the place. */
export const rankOf = (post: Post) =>
  post === 'SECRETARY' || post === 'DEPUTY_SECRETARY' ? 'SECRETARY' : 'OTHER';

interface Days {
  validFrom: string;
  validUntil: string | null;
}

/** Whether two spans of days have one in common; both ends belong to a span. */
export function overlap(a: Days, b: Days): boolean {
  const isBefore = (one: Days, other: Days) =>
    one.validUntil !== null && one.validUntil < other.validFrom;
  return !isBefore(a, b) && !isBefore(b, a);
}

export function isInForce({ validFrom, validUntil }: Days, day: string): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil);
}
