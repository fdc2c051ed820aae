/** The places of the demo: the real ones, and generated grids and buildings below their communities. */
import type { PlaceKind } from '../domain/place/place-kind.ts';
import { keyOf } from '../domain/place/path.ts';
import { SHUANGTAIZI } from '../domain/place/reference/shuangtaizi.ts';
import type { Random } from './random.ts';

const GRIDS = 248;
const BUILDINGS_PER_GRID = [12, 18] as const;

export interface DemoPlace {
  id: string;
  code: string;
  kind: PlaceKind;
  name: string;
  parentId: string | null;
  path: string;
  isDemo: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Parents come before their children. `more` multiplies grids, for measuring with more rows. */
export function demoPlaces(random: Random, at: Date, more = 1): DemoPlace[] {
  const places: DemoPlace[] = [];
  const add = (
    parent: DemoPlace | undefined,
    code: string,
    kind: PlaceKind,
    name: string,
  ): DemoPlace => {
    const path = `${parent?.path ?? ''}${keyOf(places.length + 1)}.`;
    const isDemo = kind === 'GRID' || kind === 'BUILDING';
    const parentId = parent?.id ?? null;
    const stamps = { version: 1, createdAt: at, updatedAt: at };
    const place = {
      id: random.id('place', at),
      code,
      kind,
      name,
      parentId,
      path,
      isDemo,
      ...stamps,
    };
    places.push(place);
    return place;
  };
  for (const { code, kind, name, parentCode } of SHUANGTAIZI) {
    add(
      places.find((place) => place.code === parentCode),
      code,
      kind,
      name,
    );
  }
  const communities = places.filter((place) => place.kind === 'COMMUNITY');
  communities.forEach((community, i) => {
    // 248 over 33: the first 17 communities have eight grids, the others seven.
    const grids =
      (Math.floor(GRIDS / communities.length) + (i < GRIDS % communities.length ? 1 : 0)) * more;
    for (let n = 1; n <= grids; n += 1) {
      const number = String(n).padStart(3, '0');
      const grid = add(community, `${community.code}${number}`, 'GRID', `第${n}网格`);
      const buildings = random.whole(...BUILDINGS_PER_GRID);
      for (let b = 1; b <= buildings; b += 1) {
        add(grid, `${grid.code}${String(b).padStart(3, '0')}`, 'BUILDING', `${b}号楼`);
      }
    }
  });
  return places;
}
