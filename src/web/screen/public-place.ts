/** Where something is, as a wall may say it: no finer than the community, whoever is signed in. */
import type { ScreenNeedFragment } from './generated/graphql.ts';

type Spot = Pick<ScreenNeedFragment['place'], 'code' | 'name' | 'kind'>;

const TOO_FINE = new Set(['GRID', 'BUILDING']);
const TOO_WIDE = new Set(['PROVINCE', 'CITY', 'DISTRICT']);

/** The community with the street that it is in; the place itself where it lies higher. */
export function publicPlace({ ancestors, ...place }: ScreenNeedFragment['place']): string {
  const chain: Spot[] = [...ancestors, place].filter(({ kind }) => !TOO_FINE.has(kind));
  const local = chain.filter(({ kind }) => !TOO_WIDE.has(kind));
  return (local.length > 0 ? local : chain.slice(-1)).map(({ name }) => name).join(' · ');
}
