/** Rows by id and by other keys: one table for `node`, for abstract types and for federation. */
import { type Noun, nounOf } from '../../id.ts';
import type { Viewer } from '../access/viewer.ts';
import { knowsUnit } from '../../domain/partnership/unit-knowledge.ts';
import { type PlaceKind, TYPE_OF_KIND } from '../../domain/place/place-kind.ts';
import type { HubContext } from './context.ts';
import type { HubLoaders } from './loaders.ts';

type Found = Promise<object | null>;
export type Asker = Pick<HubContext, 'load' | 'viewer'>;
type Find = (load: HubLoaders, key: string, viewer: Viewer) => Found;

export interface NodeType {
  type: string;
  byId: Find;
  /** The other key of the type in federation, by its field. */
  by?: { [field: string]: Find };
}

const NODES: Partial<Record<Noun, NodeType>> = {
  place: {
    type: 'Place',
    byId: (load, id) => load.placeOfTree.load(id),
    by: { code: (load, code) => load.placeByCode.load(code) },
  },
  party: {
    type: 'PartyOrganisation',
    byId: (load, id) => load.partyOrganisation.load(id),
    by: { code: (load, code) => load.partyOrganisationByCode.load(code) },
  },
  unit: {
    type: 'PartnerUnit',
    byId: (load, id) => load.unit.load(id),
    by: { code: unitByCode },
  },
  agreement: {
    type: 'Agreement',
    byId: (load, id) => load.agreement.load(id),
    by: { number: (load, number) => load.agreementByNumber.load(number) },
  },
  need: {
    type: 'Need',
    byId: (load, id) => load.need.load(id),
    by: { number: (load, number) => load.needByNumber.load(number) },
  },
  resource: {
    type: 'Resource',
    byId: (load, id) => load.resource.load(id),
    by: { number: (load, number) => load.resourceByNumber.load(number) },
  },
  claim: {
    type: 'Claim',
    byId: (load, id) => load.claim.load(id),
    by: { number: (load, number) => load.claimByNumber.load(number) },
  },
  post: { type: 'BuildingPost', byId: (load, id) => load.buildingPost.load(id) },
  account: { type: 'Account', byId: (load, id) => load.account.load(id) },
  grant: { type: 'AccessGrant', byId: (load, id) => load.accessGrant.load(id) },
  token: { type: 'Token', byId: (load, id) => load.token.load(id) },
};

/** Who may not know a unit's code cannot find it by one. */
async function unitByCode(load: HubLoaders, code: string, viewer: Viewer): Found {
  const unit = await load.unitByCode.load(code);
  return unit && knowsUnit(viewer, unit) ? unit : null;
}

/** The row with this id; null where there is none, or the noun cannot be asked for by id. */
export function nodeOf(noun: Noun, id: string, { load, viewer }: Asker): Found | null {
  return NODES[noun]?.byId(load, id, viewer) ?? null;
}

/** The GraphQL type of a row or an event: told by itself, else by its id. */
export function typeOf(row: {
  __typename?: string;
  id?: string;
  kind?: PlaceKind;
}): string | undefined {
  if (row.__typename) return row.__typename;
  const noun = nounOf(row.id ?? '');
  if (noun === 'place') return row.kind && TYPE_OF_KIND[row.kind];
  return noun ? NODES[noun]?.type : undefined;
}

const BY_TYPE: ReadonlyMap<string, NodeType> = new Map(
  Object.values(NODES).flatMap((node) => {
    const names = node.type === 'Place' ? [...new Set(Object.values(TYPE_OF_KIND))] : [node.type];
    return names.map((name) => [name, node] as const);
  }),
);

/** How rows of a GraphQL type are found; undefined: it is not one that references name. */
export function nodeTypeOf(typeName: string): NodeType | undefined {
  return BY_TYPE.get(typeName);
}
