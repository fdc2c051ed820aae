/** Links for walls. */
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { ScreenLink } from './screen-link.entity.ts';

export const screenLink = defineNoun({
  kind: 'screen_link',
  plural: 'screenLinks',
  words: 'screen link',
  entity: ScreenLink,
  terms: { noun: '大屏链接', list: '大屏链接列表' },
  isRootless: true,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends NounLoaders<'screen_link', 'screenLinks', ScreenLink> {}
}
