/**
 * A new link for a wall: an account that is called like it, a grant on its place and a token, all of which end on the same day.
 * Invariant: the token has no secret that anybody knows until the link is opened.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Grant } from '../../engine/access/grant.ts';
import { hashOf, newSecret } from '../../engine/access/secret.ts';
import { newId } from '../../id.ts';
import { openAccount } from './account-opening.ts';
import { type Target, openGrant } from './grant-opening.ts';
import { ScreenLink } from './screen-link.entity.ts';
import { openToken } from './token-opening.ts';

export const MOST_LINK_DAYS = 365;

/** Whether a page of the office's own can be called so: no name of it leads elsewhere. */
export function isPageName(page: string): boolean {
  const names = page.split('/');
  return (
    page.length <= 200 && names.every((one) => /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]*$/u.test(one))
  );
}

export interface NewLink {
  place: Target;
  label: string;
  days: number;
  page: string | null;
  now: Date;
  /** By which it is made; none on the command line. */
  makers?: Pick<Grant, 'id' | 'validUntil'>[];
}

export interface MadeLink extends ScreenLink {
  /** Path and secret, told once. */
  address: string;
}

export function makeScreenLink(em: EntityManager, given: NewLink): MadeLink {
  const { place, label, days, page, now, makers = [] } = given;
  const account = openAccount(em, label);
  const isForPage = page !== null;
  const { token } = openToken(em, account, { label, days, now, makers, isForPage });
  const until = token.expiresAt;
  const grant = openGrant(em, account, { role: 'SCREEN', place, unit: null, until, now });
  const secret = newSecret();
  const link = Object.assign(new ScreenLink(), {
    id: newId('screen_link'),
    ...{ label, page, hash: hashOf(secret) },
    placeId: place.id,
    path: place.path,
    ...{ accountId: account.id, grantId: grant.id, tokenId: token.id },
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(link);
  return Object.assign(link, { address: `/screen?link=${secret}` });
}
