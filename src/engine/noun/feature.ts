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
