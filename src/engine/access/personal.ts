/**
 * Personal data: one table says for each field and each kind of viewer what is shown of it. It is applied where a
 * field is resolved, and so for queries, payloads, references and live events alike.
 */
import type { RevealedField } from './grant.ts';
import type { MASKS } from './masks.ts';
import type { Relation } from './relation.ts';

type Disclosure = 'PLAIN' | 'MASK' | 'NONE';

export interface Policy {
  kind: keyof typeof MASKS;
  shown: Readonly<Record<Relation, Disclosure>>;
  /** What a reveal of it is called; none: a mask of it stays. */
  revealedAs?: RevealedField;
}

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
