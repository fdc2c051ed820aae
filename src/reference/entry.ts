/** What the reference knows of the contract: types and their members, each with its term and who sees it. */
import type { Term } from './term.ts';

export type Access = 'PUBLIC' | 'SCOPED' | 'PERSONAL' | 'SELF';

/** A field, an argument, a field of an input, a value of an enum. */
export interface Member {
  name: string;
  /** As it is asked for: `Need.state`, `Query.needs.first`. */
  path: string;
  term: Term;
  /** `[Need!]!`; of the value of an enum empty. */
  type: string;
  /** The name within. */
  typeName: string;
  initial: string | undefined;
  args: readonly Member[];
  /** Of fields of what is answered. */
  access: Access | undefined;
  /** Whether screens are shown nothing of it, or only what was made public. */
  screens: 'NONE' | 'WHERE_PUBLIC' | undefined;
}

export type EntryKind = 'OBJECT' | 'INTERFACE' | 'UNION' | 'INPUT' | 'ENUM' | 'SCALAR';

export interface Entry {
  name: string;
  kind: EntryKind;
  term: Term;
  members: readonly Member[];
  access: Access | undefined;
  /** Interfaces of an object, or what a union or an interface may be. */
  related: readonly string[];
  /** Paths of the members that are of this type. */
  usedBy: readonly string[];
}

export interface Contract {
  roots: { query: Entry; mutation: Entry; subscription: Entry };
  /** All but the roots, by name. */
  types: ReadonlyMap<string, Entry>;
}

/** Pages and their items: written by one rule, and not worth a line in a list of types. */
export const isPageType = (name: string): boolean => /(Connection|Edge)$/.test(name);
