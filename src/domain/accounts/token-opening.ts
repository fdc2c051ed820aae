/** A new token and its secret. Invariant: the hub keeps a hash; a token outlives no grant that it was made by. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { DAY_MS } from '../../day.ts';
import { newId, nounOf } from '../../id.ts';
import { Account } from './account.entity.ts';
import { hashOf, newSecret } from '../../engine/access/secret.ts';
import { Token } from './token.entity.ts';
import type { Grant } from '../../engine/access/grant.ts';

/** A grant by which a token is made; those by an identity provider's rules are no rows, and end as they say. */
type Maker = Pick<Grant, 'id' | 'validUntil'>;

interface NewToken {
  label: string;
  days: number;
  now: Date;
  makers?: Maker[];
  isForPage?: boolean;
}

/**
 * A new token of the account, good for so many days, and no longer than the grants of its maker. The secret is
 * returned here and nowhere else.
 */
export function openToken(
  em: EntityManager,
  account: Account,
  { label, days, now, makers = [], isForPage = false }: NewToken,
): { secret: string; token: Token } {
  const secret = newSecret();
  const ends = makers.flatMap(({ validUntil }) => validUntil?.getTime() ?? []);
  const token = Object.assign(new Token(), {
    id: newId('token'),
    accountId: account.id,
    label,
    hash: hashOf(secret),
    isForPage,
    madeBy: makers.flatMap(({ id }) => (nounOf(id) === 'grant' ? [id] : [])),
    expiresAt: new Date(Math.min(now.getTime() + days * DAY_MS, ...ends)),
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(token);
  return { secret, token };
}
