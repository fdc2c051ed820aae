/**
 * What a viewer is shown of a personal value: all, a mask, or nothing.
 * Invariant: what is shown plain is noted, so that the audit tells each reading.
 */
import type { RevealedField } from './grant.ts';
import { MASKS } from './masks.ts';
import { grantFor } from './permissions.ts';
import { PERSONAL } from './personal.ts';
import { type Standing, relationOf } from './relation.ts';
import type { Viewer } from './viewer.ts';

/** The reader, and what records each plain reading. */
interface Reader {
  viewer: Viewer;
  now(): Date;
  noteRead(field: string): void;
}

/** What a personal value belongs to. */
export interface Owner extends Standing {
  /** What a reveal names: the object, or what its history is of. */
  id: string;
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
