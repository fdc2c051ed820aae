/** What an account has been given: roles on places and units, and reveals of single fields. */
import type { Role } from './roles.ts';

/** A role on a place or on a unit. */
export interface Grant {
  id: string;
  role: Role;
  /** The place and everything below it; or the unit. */
  place: { id: string; name: string; path: string } | null;
  unit: { id: string; name: string } | null;
  /** Absent: unknown, and what was before is seen too. */
  validFrom?: Date | null;
  validUntil: Date | null;
}

/** What a reveal of a personal field is called, `SECRETARY_NAME`. */
export type RevealedField = string;

/** A masked field of one object that the account may read plain until a moment. */
export interface RevealInForce {
  id: string;
  objectId: string;
  field: RevealedField;
  until: Date;
}

/** An account with what it has been given. */
export interface Known {
  accountId: string;
  name: string;
  grants: readonly Grant[];
  reveals: readonly RevealInForce[];
}
