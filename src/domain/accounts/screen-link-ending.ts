/** How a link for a wall ends, and its wall with it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { AccessGrant } from './access-grant.entity.ts';
import { endGrantNow, lockTokens } from './grant-ending.ts';
import type { ScreenLink } from './screen-link.entity.ts';

/** One that is over already stays as it is. */
export async function endScreenLink(em: EntityManager, link: ScreenLink, now: Date): Promise<void> {
  for (const token of await lockTokens(em, { id: link.tokenId })) token.revokedAt ??= now;
  await endGrantNow(em, await em.findOneOrFail(AccessGrant, { id: link.grantId }), now);
  link.updatedAt = now;
}
