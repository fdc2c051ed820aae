/** What a resource can be filtered by: one table for lists and live feeds. */
import type { ColumnField } from '../../engine/loading/filter.ts';
import type { ResourceFilter } from './resource.inputs.ts';

type Field = Exclude<keyof ResourceFilter, 'and' | 'or' | 'not'>;

export const RESOURCE_FIELDS: Readonly<Record<Field, ColumnField>> = {
  state: { column: 'state', type: 'text' },
  kind: { column: 'kind', type: 'text' },
  openTo: { column: 'open_to', type: 'text' },
  createdAt: { column: 'created_at', type: 'moment' },
};
