/** Two contracts beside each other: what is gone, what is of another type, what is new. */
import type { Contract, Entry, Member } from './entry.ts';

export interface Difference {
  gone: readonly string[];
  changed: readonly string[];
  /** Types. */
  added: readonly string[];
  /** Members of types that were there. */
  grown: readonly string[];
}

export function differenceOf(before: Contract, now: Contract): Difference {
  const old = membersOf(before);
  const present = membersOf(now);
  const isNewType = (path: string) => !typesOf(before).has(path.split('.')[0] ?? '');
  const isGoneType = (path: string) => !typesOf(now).has(path.split('.')[0] ?? '');
  const goneTypes = [...typesOf(before)].filter((one) => !typesOf(now).has(one));
  return {
    gone: [...goneTypes, ...[...old.keys()].filter((one) => !present.has(one) && !isGoneType(one))],
    changed: [...present].flatMap(([path, type]) => {
      const was = old.get(path);
      return was === undefined || was === type ? [] : [path];
    }),
    added: [...typesOf(now)].filter((one) => !typesOf(before).has(one)),
    // With a new field come its arguments.
    grown: [...present.keys()].filter(
      (one) => !old.has(one) && !isNewType(one) && (depth(one) < 3 || old.has(parentOf(one))),
    ),
  };
}

const depth = (path: string) => path.split('.').length;
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('.'));

const entriesOf = ({ roots, types }: Contract): Entry[] => [
  ...Object.values(roots),
  ...types.values(),
];

const typesOf = (contract: Contract) => new Set(entriesOf(contract).map(({ name }) => name));

function membersOf(contract: Contract): Map<string, string> {
  const found = new Map<string, string>();
  const note = ({ path, type, args }: Member) => {
    found.set(path, type);
    for (const one of args) note(one);
  };
  for (const { members } of entriesOf(contract)) for (const one of members) note(one);
  return found;
}
