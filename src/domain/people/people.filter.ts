/** What people can be filtered and ordered by: their names are personal, and are none of it. */
import { filterOf } from '../../engine/loading/filter-of.ts';
import { CREATED_AT, UPDATED_AT, orderOf } from '../../engine/loading/order-of.ts';

export const personFilter = filterOf(
  'PersonFilter',
  'Which people: all that is said must hold 人员筛选',
  { createdAt: 'moment', updatedAt: 'moment' },
);

export const personOrder = orderOf(
  { name: 'Person', plural: 'people', term: '人员' },
  { CREATED_AT, UPDATED_AT },
);
