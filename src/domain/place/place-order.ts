/** The order of places and their codes. */
import type { Order } from '../../engine/loading/order.ts';

/** By their codes, which are unique. */
export const BY_CODE: Order = [
  { property: 'code', column: 'code', type: 'text', direction: 'ASC', isUnique: true },
];
