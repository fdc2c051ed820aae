/** Columns that needs are filtered by, in their own list and where others relate to them. */
import { relatedOf } from '../../engine/loading/relation-of.ts';
import { NeedCategory } from '../listing/category.ts';
import { stateClass } from '../listing/state-class.ts';
import {
  NEED_STATE_CLASSES,
  NeedScale,
  NeedState,
  NeedUrgency,
  NeedVisibility,
} from './need.enums.ts';

/** Every viewer of the row reads them. */
export const needColumns = {
  state: NeedState,
  stateClass: stateClass(NEED_STATE_CLASSES),
  category: NeedCategory,
  urgency: NeedUrgency,
  scale: NeedScale,
  visibility: NeedVisibility,
  unitId: { of: 'id', description: 'By the unit that raised it 提出单位' },
  quantity: 'integer',
  committed: 'integer',
  delivered: 'integer',
  rating: { of: 'integer', description: 'By its rating 评价' },
  createdAt: 'moment',
  updatedAt: 'moment',
  deadline: 'moment',
  listedAt: 'moment',
  claimedAt: 'moment',
  deliveredAt: 'moment',
  closedAt: 'moment',
} as const;

export const relatedNeed = relatedOf(
  { name: 'Need', table: 'need', term: '需求' },
  { id: 'id', ...needColumns },
);
