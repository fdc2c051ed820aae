/** The places right below one: all, or those of a level. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadMany } from '../../engine/loading/load-many.ts';
import { Place } from './place.entity.ts';
import type { PlaceRow } from './place.noun.ts';

/** Children of each level, so that a typed way down asks for its own kinds only. */
const KINDS_BELOW = {
  streets: ['STREET', 'TOWN'],
  communities: ['COMMUNITY', 'VILLAGE'],
  grids: ['GRID'],
  buildings: ['BUILDING'],
} as const;

/** A loader of the children that the condition lets through. */
export const childrenOf = (name: string, where?: string) => (reads: Snapshot) =>
  loadMany<PlaceRow>(reads, {
    name: `place.${name}`,
    entity: Place,
    key: 'parentId',
    orderBy: ['code'],
    instead: 'Page through them with `descendants`, of a `kind` if you like.',
    ...(where && { where }),
  });

/** Those that count as one level. */
export const below = (name: keyof typeof KINDS_BELOW) =>
  childrenOf(name, `t.kind in (${KINDS_BELOW[name].map((kind) => `'${kind}'`).join(', ')})`);
