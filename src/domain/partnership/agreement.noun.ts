/** Co-building agreements between units and places, and their list. */
import { defineNoun } from '../../engine/noun/noun.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { listOf } from '../listing/list.ts';
import { ofOwnUnit } from '../listing/reach.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementDirection, AgreementState } from './agreement.enums.ts';
import { expiringWithinDays, isInForceField } from './agreement.filter.ts';
import { Side } from './side.ts';

export const agreement = defineNoun({
  kind: 'agreement',
  plural: 'agreements',
  entity: Agreement,
  key: 'number',
  letter: 'A',
  states: AgreementState,
  terms: { noun: '共建协议', list: '共建协议列表', history: '协议办理记录' },
  through: ['Query.agreements'],
});

/** Screens see agreements that are in force, units their own. */
export const agreementList = listOf({
  noun: agreement,
  description: 'Agreements, the newest first if no order is asked for 共建协议列表',
  filter: {
    state: AgreementState,
    direction: AgreementDirection,
    proposedBy: Side,
    validFrom: 'day',
    validUntil: 'day',
    createdAt: 'moment',
    updatedAt: 'moment',
    isInForce: { of: isInForceField, description: 'By state and dates, today 是否生效中' },
    expiringWithinDays: {
      of: expiringWithinDays,
      description:
        'ACTIVE, with a last day from today on and no further off than so many days 即将到期天数',
    },
  },
  order: {
    CREATED_AT: { term: '创建时间', property: 'createdAt', column: 'created_at', type: 'moment' },
    UPDATED_AT: { term: '更新时间', property: 'updatedAt', column: 'updated_at', type: 'moment' },
    VALID_FROM: { term: '生效日', property: 'validFrom', column: 'valid_from', type: 'day' },
    VALID_UNTIL: { term: '截止日', property: 'validUntil', column: 'valid_until', type: 'day' },
    NUMBER: { term: '协议编号', property: 'number', column: 'number', type: 'text' },
  },
  way: { ofUnits: ofOwnUnit, opened: null, hasAreas: false },
  // A unit's drafts.
  isKeptFromStaff: true,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'agreement', 'agreements', Agreement> {}
}
