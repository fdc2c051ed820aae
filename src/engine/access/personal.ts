/**
 * Personal data: one table says for each field and each kind of viewer what is shown of it. It is applied where a
 * field is resolved, and so for queries, payloads, references and live events alike.
 */
import { grantFor } from './permissions.ts';
import { STAFF_ROLES } from './roles.ts';
import type { RevealedField, Viewer } from './viewer.ts';

type Disclosure = 'PLAIN' | 'MASK' | 'NONE';

/** Which of these a viewer is for a row: the first that holds. */
type Relation = 'own' | 'staff' | 'nobody' | 'screen' | 'known';

export interface Policy {
  kind: keyof typeof MASKS;
  shown: Readonly<Record<Relation, Disclosure>>;
  /** What a reveal of it is called; none: a mask of it stays. */
  revealedAs?: RevealedField;
}

const MASKS = {
  /** `张*` */
  name: (text: string) => `${Array.from(text)[0] ?? ''}*`,
  /** `138****5678`; of a short number, which has less to hide behind, nothing. */
  phone: (text: string) =>
    text.length < 11 ? '****' : text.replace(/^(.{3}).*(.{4})$/su, '$1****$2'),
};

/** Of somebody who works for a place: plain for its staff. */
export const NAME = {
  kind: 'name',
  shown: { own: 'PLAIN', staff: 'PLAIN', known: 'MASK', screen: 'NONE', nobody: 'NONE' },
} satisfies Policy;

/** Of a unit's liaison: for the unit itself; the place's staff see that there is one. */
export const CONTACT = {
  shown: { own: 'PLAIN', staff: 'MASK', known: 'NONE', screen: 'NONE', nobody: 'NONE' },
} satisfies Partial<Policy>;

/** Once a claim stands, for both its sides. */
export const PARTNER = {
  shown: { own: 'PLAIN', staff: 'PLAIN', known: 'NONE', screen: 'NONE', nobody: 'NONE' },
} satisfies Partial<Policy>;

/** By type and field, `PartyOrganisation.secretaryName`. Empty until the nouns are read: each declares its own. */
export const PERSONAL: { [field: string]: Policy } = {};

type Class = new () => object;

/** Which entities have a field that can be revealed, by the nouns of their ids. */
export const REVEALED: { [field: RevealedField]: { [noun: string]: Class } } = {};

/** The personal fields of a type. */
export function declarePersonal(fields: { readonly [field: string]: Policy }): void {
  Object.assign(PERSONAL, fields);
}

/** Rows of the entity have what is revealed under the name. */
export function declareRevealed(field: RevealedField, noun: string, entity: Class): void {
  REVEALED[field] = { ...REVEALED[field], [noun]: entity };
}

/** The reader, and what records each plain reading. */
interface Reader {
  viewer: Viewer;
  now(): Date;
  noteRead(field: string): void;
}

/** What a personal value belongs to. */
export interface Owner {
  /** What a reveal names: the object, or what its history is of. */
  id: string;
  path: string;
  unitId?: string;
}

/** What the viewer is shown of a personal value. */
export function disclose(
  reader: Reader,
  field: string,
  owner: Owner,
  value: string | null,
): string | null {
  const policy = PERSONAL[field];
  if (!policy) throw new Error(`nothing says who reads ${field}`);
  const { kind, shown, revealedAs } = policy;
  const disclosure = shown[relationOf(reader.viewer, owner)];
  if (value === null || disclosure === 'NONE') return null;
  if (disclosure === 'MASK' && !isRevealed(reader, revealedAs, owner)) return MASKS[kind](value);
  reader.noteRead(field);
  return value;
}

/** Whether a reveal would show the viewer more of the object than a mask, or than it sees anyway. */
export function isRevealable(viewer: Viewer, field: RevealedField, owner: Owner): boolean {
  const relation = relationOf(viewer, owner);
  const policies = Object.values(PERSONAL).filter(({ revealedAs }) => revealedAs === field);
  return policies.some(({ shown }) => shown[relation] !== 'NONE');
}

function isRevealed(
  reader: Reader,
  field: RevealedField | undefined,
  { id, path }: Owner,
): boolean {
  const { reveals } = reader.viewer;
  // An account that may no longer ask for it loses what it was given.
  if (reveals.length === 0 || !grantFor(reader.viewer, 'revealField', { path })) return false;
  const moment = reader.now();
  return reveals.some((one) => one.field === field && one.objectId === id && one.until > moment);
}

/** Screens and strangers read no smaller number of persons. */
export const FEWEST_PERSONS = 5;

interface Counted {
  id: string;
  count: number;
}

/** Of all that are counted under one heading: how many have too few, and which of the others has the fewest. */
export interface Beside {
  small: number;
  smallest: string | null;
}

/**
 * A count of persons, null where it is so small that it could point at somebody, or where what is hidden beside it
 * could be reckoned from it.
 * @param beside what there is under its heading, itself included
 */
export async function discloseCount(
  viewer: Viewer,
  path: string,
  own: Counted,
  beside: () => Promise<Beside>,
): Promise<number | null> {
  const relation = relationOf(viewer, { path });
  if (relation !== 'screen' && relation !== 'nobody') return own.count;
  if (own.count < FEWEST_PERSONS) return null;
  // One small count alone is the rest of the sum: then the smallest of the others is hidden with it.
  const { small, smallest } = await beside();
  return small === 1 && smallest === own.id ? null : own.count;
}

/** The unit itself; the place's staff; the anonymous caller; a screen; every other account. */
function relationOf(viewer: Viewer, { path, unitId }: Omit<Owner, 'id'>): Relation {
  if (unitId !== undefined && viewer.unitIds.includes(unitId)) return 'own';
  const isStaff = viewer.grants.some(
    ({ role, place }) =>
      place && (STAFF_ROLES as readonly string[]).includes(role) && path.startsWith(place.path),
  );
  if (isStaff) return 'staff';
  if (viewer.grants.length === 0) return 'nobody';
  return viewer.grants.every(({ role }) => role === 'SCREEN') ? 'screen' : 'known';
}
