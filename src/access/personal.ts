/**
 * Personal data: one table says for each field and each kind of viewer what is shown of it. It is applied where a
 * field is resolved, and so for queries, payloads, references and live events alike.
 */
import { STAFF_ROLES } from './roles.ts';
import type { Viewer } from './viewer.ts';

type Disclosure = 'PLAIN' | 'MASK' | 'NONE';

/** Which of these a viewer is for a row: the first that holds. */
type Relation = 'staff' | 'nobody' | 'screen' | 'known';

interface Policy {
  kind: keyof typeof MASKS;
  shown: Readonly<Record<Relation, Disclosure>>;
}

const MASKS = {
  /** `张*` */
  name: (text: string) => `${Array.from(text)[0] ?? ''}*`,
  /** `138****5678` */
  phone: (text: string) => text.replace(/^(.{3}).*(.{4})$/su, '$1****$2'),
};

const NAME: Policy = {
  kind: 'name',
  shown: { staff: 'PLAIN', known: 'MASK', screen: 'NONE', nobody: 'NONE' },
};

export const PERSONAL = {
  'PartyOrganisation.secretaryName': NAME,
  'BuildingPost.holderName': NAME,
  'Step.actor': NAME,
} satisfies Record<string, Policy>;

export type PersonalField = keyof typeof PERSONAL;

/** Who reads, and whoever must hear of what is read plain. */
interface Reader {
  viewer: Viewer;
  noteRead: (field: PersonalField) => void;
}

/** What the viewer is shown of a personal value of a row at a path. */
export function disclose(
  reader: Reader,
  field: PersonalField,
  path: string,
  value: string | null,
): string | null {
  const { kind, shown } = PERSONAL[field];
  const disclosure = shown[relationOf(reader.viewer, path)];
  if (value === null || disclosure === 'NONE') return null;
  if (disclosure !== 'PLAIN') return MASKS[kind](value);
  reader.noteRead(field);
  return value;
}

/** Fewer persons than this are not told to screens and strangers. */
const FEWEST_PERSONS = 5;

/** A count of persons, null where it is so small that it could point at somebody. */
export function discloseCount(viewer: Viewer, path: string, count: number): number | null {
  const relation = relationOf(viewer, path);
  const isHidden = relation === 'screen' || relation === 'nobody';
  return isHidden && count < FEWEST_PERSONS ? null : count;
}

/** Who works for the place; nobody; who has screens only; whoever else is known. */
function relationOf(viewer: Viewer, path: string): Relation {
  const isStaff = viewer.grants.some(
    ({ role, place }) =>
      place && (STAFF_ROLES as readonly string[]).includes(role) && path.startsWith(place.path),
  );
  if (isStaff) return 'staff';
  if (viewer.grants.length === 0) return 'nobody';
  return viewer.grants.every(({ role }) => role === 'SCREEN') ? 'screen' : 'known';
}
