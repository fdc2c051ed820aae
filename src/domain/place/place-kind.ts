/** The levels of the tree, from the province to the building, and the GraphQL type of each. */
import { defineEnum } from '../../labels.ts';

export const PlaceKind = defineEnum('PlaceKind', 'What a place is 地点类别', {
  PROVINCE: '省',
  CITY: '市',
  DISTRICT: '区',
  STREET: '街道',
  TOWN: '镇',
  COMMUNITY: '社区',
  VILLAGE: '村',
  GRID: '网格',
  BUILDING: '楼栋',
});
export type PlaceKind = keyof typeof PlaceKind;

/** No row of a list shows one to a screen: see `load.place`. */
export function isFinerThanCommunity(kind: PlaceKind): boolean {
  return kind === 'GRID' || kind === 'BUILDING';
}

/** The GraphQL type of each kind: towns count as streets and villages as communities. */
export const TYPE_OF_KIND: Record<PlaceKind, string> = {
  PROVINCE: 'Province',
  CITY: 'City',
  DISTRICT: 'District',
  STREET: 'Street',
  TOWN: 'Street',
  COMMUNITY: 'Community',
  VILLAGE: 'Community',
  GRID: 'Grid',
  BUILDING: 'Building',
};
