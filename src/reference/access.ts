/**
 * Who may see what, as the tables of the hub have it: types for everybody, personal fields, fields that answer of the
 * viewer, texts that screens do not read. What is in none of them is of those rows that a viewer may see.
 */
import { PERSONAL } from '../engine/access/personal.ts';
import { PUBLIC, SELF } from '../engine/execution/public-types.ts';
import { ENTITIES } from '../features.ts';
import type { Access, Member } from './entry.ts';

interface WithWords {
  name: string;
  words?: { readonly [property: string]: unknown };
}

const WORDS = new Map(
  (ENTITIES as readonly WithWords[]).map(({ name, words = {} }) => [name, words]),
);

/** What `viewer` leads to. */
const OF_THE_VIEWER = new Set(['Viewer', 'Visible', 'Grant', 'RevealInForce']);

/** Counts of persons: below five they are null for screens and strangers. */
const OF_PERSONS = new Set(['PartyOrganisation.memberCount']);

export function accessOfType(type: string): Access {
  return PUBLIC.has(type) ? 'PUBLIC' : 'SCOPED';
}

/** What says of a personal field who reads it; of one that holds several, their paths. */
export function personalPathsOf(types: readonly string[], field: string): string[] {
  const own = types.map((type) => `${type}.${field}`);
  return Object.keys(PERSONAL).filter((path) =>
    own.some((one) => path === one || path.startsWith(`${one}.`)),
  );
}

/**
 * @param types its type and the interfaces of it
 * @param holds the type that the field answers, by its name
 */
export function accessOfField(types: readonly string[], field: string, holds: string): Access {
  const [type = ''] = types;
  const path = `${type}.${field}`;
  if (personalPathsOf(types, field).length > 0 || OF_PERSONS.has(path)) return 'PERSONAL';
  if (SELF.has(path) || OF_THE_VIEWER.has(type)) return 'SELF';
  if (['Query', 'Subscription'].includes(type)) return accessOfAnswer(holds);
  return accessOfType(type);
}

/** Pages are as what they hold, changes of a feed as their rows. */
function accessOfAnswer(holds: string): Access {
  const of = holds.replace(/(Connection|FeedEvent)$/, '');
  return accessOfType(PUBLIC.has(holds) ? holds : of);
}

export function screensOf(type: string, field: string): Member['screens'] {
  const said = WORDS.get(type)?.[field];
  if (said === undefined || said === 'OWN') return undefined;
  return typeof said === 'object' ? 'WHERE_PUBLIC' : 'NONE';
}
