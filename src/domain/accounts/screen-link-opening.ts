/**
 * What becomes of a link that is opened on a wall.
 * Invariant: of all that open one at once a single one is given the token, whose secret comes to be with it.
 */
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { auditCommand } from '../../engine/access/audit-insert.ts';
import { hashOf, newSecret } from '../../engine/access/secret.ts';
import { Viewer } from '../../engine/access/viewer.ts';
import type { OpenedLink } from '../../engine/execution/services.ts';
import { Place } from '../place/place.entity.ts';
import { ScreenLink } from './screen-link.entity.ts';
import { Token } from './token.entity.ts';

/** @param secret of the link. Unknown and ended look the same */
export async function openScreenLink(
  em: EntityManager,
  secret: string,
  now: Date,
): Promise<OpenedLink> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const link = await em.findOne(ScreenLink, { hash: hashOf(secret) }, { lockMode });
  const token = link && (await em.findOne(Token, { id: link.tokenId }, { lockMode }));
  if (!token || token.revokedAt !== null || token.expiresAt <= now) return { state: 'OVER' };
  const goesTo = await addressOf(em, link);
  if (link.exchangedAt !== null) return { state: 'USED', tokenHash: token.hash, ...goesTo };
  const made = newSecret();
  Object.assign(token, { hash: hashOf(made), updatedAt: now });
  Object.assign(link, { exchangedAt: now, updatedAt: now });
  await note(em, link);
  return { state: 'OPENED', token: made, ...goesTo };
}

async function addressOf(em: EntityManager, { page, placeId }: ScreenLink) {
  if (page !== null) return { path: `/pages/${encodeURI(page)}`, isForPage: true };
  const { code } = await em.findOneOrFail(Place, { id: placeId });
  return { path: `/screen?scope=${encodeURIComponent(code)}`, isForPage: false };
}

/** In the name of the account that the link is of: nobody else is known to have opened it. */
async function note(em: EntityManager, { id, path, accountId, label }: ScreenLink): Promise<void> {
  const viewer = new Viewer({ accountId, name: label, grants: [], reveals: [] });
  const entry = { viewer, role: 'SCREEN', objectId: id, path };
  await auditCommand(em, { kind: 'COMMAND', what: 'openScreenLink', ...entry });
}
