/** What places can be filtered and ordered by: all of it is public. */
import { filterOf } from '../../engine/loading/filter-of.ts';
import { CREATED_AT, UPDATED_AT, orderOf } from '../../engine/loading/order-of.ts';
import { PlaceKind } from './place-kind.ts';

export const placeFilter = filterOf(
  'PlaceFilter',
  'Which places: all that is said must hold 地点筛选',
  { kind: PlaceKind, createdAt: 'moment', updatedAt: 'moment' },
);

export const placeOrder = orderOf(
  { name: 'Place', plural: 'places', term: '地点' },
  {
    CODE: { term: '区划代码', property: 'code', column: 'code', type: 'text', isUnique: true },
    CREATED_AT,
    UPDATED_AT,
  },
);
