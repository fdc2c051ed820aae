/** What a folder of the domain gives to the engine. */
import type { NodeTypes } from '../execution/nodes.ts';
import type { LoaderTable } from '../loading/define-loaders.ts';

type Class = new () => object;

export interface Feature {
  entities?: readonly Class[];
  resolvers?: readonly Class[];
  loaders?: LoaderTable;
  nodes?: NodeTypes;
  /** What it says of itself for the limits, for anonymous callers, and for the schema. */
  notes?: Notes;
}

export interface Notes {
  /** Usual lengths of its lists that are no pages, in a large district, by their fields. */
  lengths?: { readonly [field: string]: number };
  /** What fields cost beside their objects. */
  costs?: { readonly [field: string]: number };
  /** Types that are for everybody. */
  publicTypes?: readonly string[];
  /** Fields that answer of whoever asks, not of the row alone. */
  selfFields?: readonly string[];
  /** Inputs of which exactly one field is given. */
  oneOf?: readonly string[];
}

/** Several parts as one. */
export function joined(
  ...parts: readonly Feature[]
): Required<Feature> & { notes: Required<Notes> } {
  return {
    entities: parts.flatMap(({ entities = [] }) => entities),
    resolvers: parts.flatMap(({ resolvers = [] }) => resolvers),
    loaders: Object.assign({}, ...parts.map(({ loaders }) => loaders)) as LoaderTable,
    nodes: Object.assign({}, ...parts.map(({ nodes }) => nodes)) as NodeTypes,
    notes: joinedNotes(parts.map(({ notes = {} }) => notes)),
  };
}

function joinedNotes(parts: readonly Notes[]): Required<Notes> {
  return {
    lengths: Object.assign({}, ...parts.map(({ lengths }) => lengths)) as Record<string, number>,
    costs: Object.assign({}, ...parts.map(({ costs }) => costs)) as Record<string, number>,
    publicTypes: parts.flatMap(({ publicTypes = [] }) => publicTypes),
    selfFields: parts.flatMap(({ selfFields = [] }) => selfFields),
    oneOf: parts.flatMap(({ oneOf = [] }) => oneOf),
  };
}
