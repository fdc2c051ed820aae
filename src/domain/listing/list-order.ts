/** The order of a list where none is asked for. */
import { type Order, reversed } from '../../engine/loading/order.ts';

export const NEWEST_FIRST: Order = [
  { property: 'createdAt', column: 'created_at', type: 'moment', direction: 'DESC' },
];

export const OLDEST_FIRST: Order = reversed(NEWEST_FIRST);
