/** How a grant ends, and what ends with it: a grant is never taken out of the table. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AccessGrant } from './access-grant.entity.ts';
import { Token } from './token.entity.ts';

/** One that is over already stays as it is. The tokens that were made by it are good no longer, and say since when. */
export async function endGrantNow(
  em: EntityManager,
  grant: AccessGrant,
  now: Date,
): Promise<AccessGrant> {
  if (grant.validUntil === null || grant.validUntil > now) {
    grant.validUntil = grant.validFrom > now ? grant.validFrom : now;
  }
  const madeByIt = { madeBy: { $contains: [grant.id] }, revokedAt: null, expiresAt: { $gt: now } };
  for (const token of await em.find(Token, madeByIt)) token.revokedAt = now;
  return grant;
}
