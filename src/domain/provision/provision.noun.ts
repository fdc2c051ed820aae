/** What a district provides: venues, services near the people, functions of its bureaus in the streets. Everybody sees it. */
import { CREATED_AT, UPDATED_AT } from '../../engine/loading/order-of.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { listOf } from '../listing/list.ts';
import { OPENLY } from '../listing/public-page.ts';
import { DelegatedFunction } from './delegated-function.entity.ts';
import { ServiceField, ServiceScheme, VenueUpgrade } from './provision.enums.ts';
import { standing } from './provision.rules.ts';
import { ServiceItem } from './service-item.entity.ts';
import { Venue } from './venue.entity.ts';

const moments = { createdAt: 'moment', updatedAt: 'moment' } as const;

export const venue = defineNoun({
  kind: 'venue',
  plural: 'venues',
  entity: Venue,
  terms: { noun: '党建阵地', list: '党建阵地列表' },
});

export const venueList = listOf({
  noun: venue,
  ...OPENLY,
  filter: {
    area: 'integer',
    upgrade: VenueUpgrade,
    openedOn: 'day',
    upgradedOn: 'day',
    isOpen: { of: standing('opened_on', 'closed_on'), description: 'Today 是否启用中' },
    ...moments,
  },
  order: {
    CREATED_AT,
    UPDATED_AT,
    AREA: { term: '面积', property: 'area', column: 'area', type: 'integer' },
  },
});

export const serviceItem = defineNoun({
  kind: 'service_item',
  plural: 'serviceItems',
  words: 'service item',
  entity: ServiceItem,
  terms: { noun: '服务事项', list: '服务事项列表' },
});

export const serviceItemList = listOf({
  noun: serviceItem,
  ...OPENLY,
  filter: {
    scheme: ServiceScheme,
    field: ServiceField,
    isOffered: { of: standing(null, 'ended_on'), description: 'Today 是否办理中' },
    ...moments,
  },
});

export const delegatedFunction = defineNoun({
  kind: 'delegated_function',
  plural: 'delegatedFunctions',
  words: 'delegated function',
  entity: DelegatedFunction,
  terms: { noun: '下沉职能', list: '下沉职能列表' },
});

export const delegatedFunctionList = listOf({
  noun: delegatedFunction,
  ...OPENLY,
  filter: {
    validFrom: 'day',
    isInForce: { of: standing('valid_from', 'ended_on'), description: 'Today 是否下沉中' },
    ...moments,
  },
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders
    extends
      NounLoaders<'venue', 'venues', Venue>,
      NounLoaders<'service_item', 'serviceItems', ServiceItem>,
      NounLoaders<'delegated_function', 'delegatedFunctions', DelegatedFunction> {}
}
