/** The district as the demo's traffic finds it, asked of the hub. */
import type { TrafficClient } from './client.ts';
import { type Community, type Unit, type World, mostOpenOf } from './world.ts';

interface PlaceRow {
  code: string;
  name: string;
  children: { code: string; kind: string }[];
}

interface Page<R> {
  list: { nodes: R[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const PAGE = 100;

const PLACES = `query DemoTraffic_places($kind: PlaceKind, $after: String) {
  list: places(kind: $kind, first: ${PAGE}, after: $after) {
    nodes { code name children { code kind } } pageInfo { hasNextPage endCursor } } }`;

const UNITS = `query DemoTraffic_units($after: String) {
  list: partnerUnits(first: ${PAGE}, after: $after) {
    nodes { id name sector } pageInfo { hasNextPage endCursor } } }`;

/** @throws Refused */
export async function surveyWorld(client: TrafficClient, administrator: string): Promise<World> {
  const all = <R>(query: string, variables: Record<string, unknown> = {}) =>
    pagesOf<R>((after) => client.ask(administrator, query, { ...variables, after }));
  const of = async (kind: Community['kind']) =>
    (await all<PlaceRow>(PLACES, { kind })).map(({ code, name, children }) => ({
      code,
      name,
      kind,
      grids: children.filter((one) => one.kind === 'GRID').map((one) => one.code),
    }));
  const communities = [...(await of('COMMUNITY')), ...(await of('VILLAGE'))];
  const units = await all<Unit>(UNITS);
  return { communities, units, mostOpen: mostOpenOf(communities) };
}

async function pagesOf<R>(page: (after: string | null) => Promise<Page<R>>): Promise<R[]> {
  const rows: R[] = [];
  for (let after: string | null = null; ;) {
    const { list } = await page(after);
    rows.push(...list.nodes);
    if (!list.pageInfo.hasNextPage) return rows;
    after = list.pageInfo.endCursor;
  }
}
