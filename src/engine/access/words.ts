/** What a viewer sees, in words: one sentence a grant, Chinese behind English. */
import { PLACE_READERS } from './roles.ts';
import type { Grant } from './grant.ts';
import type { Viewer } from './viewer.ts';

export function wordsFor(viewer: Viewer): string[] {
  if (!viewer.isKnown) {
    return ['Public fields only: send a token to see more 仅公开信息；携带令牌可查看更多'];
  }
  if (viewer.grants.length === 0) {
    return ['Public fields only: none of its grants is valid now 仅公开信息：当前无有效授权'];
  }
  return viewer.grants.map(sentence);
}

function sentence({ role, place, unit }: Grant): string {
  if (unit) {
    return (
      `${role} of ${unit.name}: its own needs, resources, claims and agreements, the needs that it claimed, ` +
      `and what is listed for partners where it has an agreement in force ${unit.name}自身业务与协议范围内对单位开放的清单`
    );
  }
  const name = place?.name ?? '';
  return PLACE_READERS.includes(role)
    ? `${role}: everything in and below ${name} ${name}及以下全部数据`
    : `${role}: what is open in and below ${name}, no personal data, origins no finer than a community ${name}及以下公开清单，不含个人信息`;
}
