/** Rows by id and by other keys, of every feature: one table for `node`, for abstract types and for federation. */
import { type Noun, nounOf } from '../../id.ts';
import type { Viewer } from '../access/viewer.ts';
import type { HubLoaders } from './loaders.ts';

type Found = Promise<object | null>;
type Find = (load: HubLoaders, key: string, viewer: Viewer) => Found;

/** Who asks for a row. */
export interface NodeReader {
  readonly load: HubLoaders;
  readonly viewer: Viewer;
}

/** What is looked at of a row or an event to find its type. */
interface Typed {
  __typename?: string;
  id?: string;
  kind?: string;
}

export interface NodeType {
  type: string;
  byId: Find;
  /** The other key of the type in federation, by its field. */
  by?: { [field: string]: Find };
  /** Where the type is an interface: the types of its rows, by their kind. */
  ofKind?: { readonly [kind: string]: string };
}

export type NodeTypes = { readonly [noun: Noun]: NodeType };

export class Nodes {
  private readonly byNoun: NodeTypes;
  private readonly byType: ReadonlyMap<string, NodeType>;

  constructor(byNoun: NodeTypes) {
    this.byNoun = byNoun;
    this.byType = new Map(
      Object.values(byNoun).flatMap((node) =>
        namesOf(node).map((name): [string, NodeType] => [name, node]),
      ),
    );
  }

  /** The row with this id; null where there is none, or the noun cannot be asked for by id. */
  find(noun: Noun, id: string, { load, viewer }: NodeReader): Found | null {
    return this.byNoun[noun]?.byId(load, id, viewer) ?? null;
  }

  /** The GraphQL type of a row or an event: its own word, else by its id. */
  typeOf(row: Typed): string | undefined {
    if (row.__typename) return row.__typename;
    const noun = nounOf(row.id ?? '');
    const node = noun ? this.byNoun[noun] : undefined;
    return node?.ofKind ? node.ofKind[row.kind ?? ''] : node?.type;
  }

  /** How rows of a GraphQL type are found; undefined: it is not one that references name. */
  ofType(typeName: string): NodeType | undefined {
    return this.byType.get(typeName);
  }
}

function namesOf({ type, ofKind }: NodeType): string[] {
  return ofKind ? [...new Set(Object.values(ofKind))] : [type];
}
