/** What a claim can be filtered by: one table for lists and live feeds. */
import type { ColumnField } from '../../engine/loading/filter.ts';
import type { ClaimFilter } from './claim.inputs.ts';

type Field = Exclude<keyof ClaimFilter, 'and' | 'or' | 'not'>;

export const CLAIM_FIELDS: Readonly<Record<Field, ColumnField>> = {
  state: { column: 'state', type: 'text' },
  origin: { column: 'origin', type: 'text' },
  createdAt: { column: 'created_at', type: 'moment' },
};
