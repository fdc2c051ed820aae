/** What a resource can be filtered by, in its own list and where others relate to it. */
import { relatedOf } from '../../engine/loading/relation-of.ts';
import { stateClass } from '../listing/state-class.ts';
import {
  RESOURCE_STATE_CLASSES,
  ResourceAudience,
  ResourceKind,
  ResourceState,
} from './resource.enums.ts';

/** Columns that every viewer of the row reads. */
export const resourceColumns = {
  state: ResourceState,
  stateClass: stateClass(RESOURCE_STATE_CLASSES),
  kind: ResourceKind,
  openTo: ResourceAudience,
  unitId: 'id',
  quantity: 'integer',
  reserved: 'integer',
  createdAt: 'moment',
  updatedAt: 'moment',
} as const;

export const relatedResource = relatedOf(
  { name: 'Resource', table: 'resource', term: '资源' },
  { id: 'id', ...resourceColumns },
);
