/** What a folder of the domain gives to whoever serves it. */
import type { NodeTypes } from '../execution/nodes.ts';
import type { LoaderTable } from '../loading/define-loaders.ts';

type Class = new () => object;

export interface Feature {
  entities?: readonly Class[];
  resolvers?: readonly Class[];
  loaders?: LoaderTable;
  nodes?: NodeTypes;
}

/** Several parts as one. */
export function joined(...parts: readonly Feature[]): Feature {
  return {
    entities: parts.flatMap(({ entities = [] }) => entities),
    resolvers: parts.flatMap(({ resolvers = [] }) => resolvers),
    loaders: Object.assign({}, ...parts.map(({ loaders }) => loaders)) as LoaderTable,
    nodes: Object.assign({}, ...parts.map(({ nodes }) => nodes)) as NodeTypes,
  };
}
