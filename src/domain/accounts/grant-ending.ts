/** How a grant ends, and what ends with it: a grant is never taken out of the table. */
import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/postgresql';
import type { AccessGrant } from './access-grant.entity.ts';
import { Token } from './token.entity.ts';

/** One that is over already stays as it is. The tokens that were made by it are revoked with it. */
export async function endGrantNow(
  em: EntityManager,
  grant: AccessGrant,
  now: Date,
): Promise<AccessGrant> {
  if (grant.validUntil === null || grant.validUntil > now) {
    grant.validUntil = grant.validFrom > now ? grant.validFrom : now;
  }
  const madeByIt = { madeBy: { $contains: [grant.id] }, revokedAt: null, expiresAt: { $gt: now } };
  for (const token of await lockTokens(em, madeByIt)) token.revokedAt = now;
  return grant;
}

/** In one order, so that two who end the same tokens wait for each other and both succeed. */
export function lockTokens(em: EntityManager, where: FilterQuery<Token>): Promise<Token[]> {
  return em.find(Token, where, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}
