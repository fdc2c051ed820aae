/** What a connection knows of what was sent on it: it lives as long as the connection, and is never right after a failure. */
import type { Wire, RowShape } from './wire.ts';

/** What a connection knows of what was sent on it. */
export interface Known {
  leads: Set<string>;
  /** Of prepared statements, by name. */
  shapes: Map<string, RowShape>;
  /** The same wire, on which nothing is asked to be described. */
  terse: Wire;
}

const known = new WeakMap<Wire, Known>();

/** The same for a connection every time. */
export function knownOn(wire: Wire): Known {
  let found = known.get(wire);
  if (!found) {
    const terse = Object.create(wire) as Wire;
    terse.describe = () => {};
    known.set(wire, (found = { leads: new Set(), shapes: new Map(), terse }));
  }
  return found;
}
