/** What accounts can be filtered and ordered by: who sees one is its admin, and reads all of these. */
import { filterOf } from '../../engine/loading/filter-of.ts';
import { CREATED_AT, UPDATED_AT, orderOf } from '../../engine/loading/order-of.ts';

export const accountFilter = filterOf(
  'AccountFilter',
  'Which accounts: all that is said must hold 账号筛选',
  { createdAt: 'moment', updatedAt: 'moment' },
);

export const accountOrder = orderOf(
  { name: 'Account', plural: 'accounts', term: '账号' },
  {
    NAME: { term: '姓名或名称', property: 'name', column: 'name', type: 'text' },
    CREATED_AT,
    UPDATED_AT,
  },
);
