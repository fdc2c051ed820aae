/** Co-building agreements between units and places. */
import { defineNoun } from '../../engine/noun/noun.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { Agreement, AgreementState } from './agreement.entity.ts';

export const agreement = defineNoun({
  kind: 'agreement',
  plural: 'agreements',
  entity: Agreement,
  key: 'number',
  letter: 'A',
  states: AgreementState,
  terms: { noun: '共建协议', list: '共建协议列表', history: '协议办理记录' },
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'agreement', 'agreements', Agreement> {}
}
