/** How a grant begins. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../id.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { Role } from '../../engine/access/roles.ts';

interface NewGrant {
  role: Role;
  place: Target | null;
  unit: { id: string } | null;
  until: Date | null;
  now: Date;
}

/** A new grant, from now on. */
export function openGrant(
  em: EntityManager,
  account: Account,
  { role, place, unit, until, now }: NewGrant,
): AccessGrant {
  const grant = Object.assign(new AccessGrant(), {
    id: newId('grant'),
    accountId: account.id,
    role,
    placeId: place?.id ?? null,
    path: place?.path ?? null,
    unitId: unit?.id ?? null,
    validFrom: now,
    validUntil: until,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  em.persist(grant);
  return grant;
}

/** A place as a grant names it. */
export interface Target {
  id: string;
  path: string;
}
