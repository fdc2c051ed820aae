/** The demonstration's accounts: one for each role. Their tokens are another matter (`demo-tokens`). */
import { AccessGrant } from '../domain/accounts/access-grant.entity.ts';
import { Account } from '../domain/accounts/account.entity.ts';
import type { Role } from '../engine/access/roles.ts';
import type { Place } from '../domain/place/place.entity.ts';
import type { Random } from './random.ts';

/** Where each role is granted: a level of the tree, and whom the account is called after. */
const ACCOUNTS: Record<Role, { kind: Place['kind'] | 'UNIT'; name: string }> = {
  DISTRICT_ADMIN: { kind: 'DISTRICT', name: '示范区管理员' },
  STREET_ADMIN: { kind: 'STREET', name: '示范街道管理员' },
  COMMUNITY_SECRETARY: { kind: 'COMMUNITY', name: '示范社区书记' },
  COMMUNITY_STAFF: { kind: 'COMMUNITY', name: '示范社区工作者' },
  GRID_WORKER: { kind: 'GRID', name: '示范网格员' },
  UNIT_LIAISON: { kind: 'UNIT', name: '示范单位联络员' },
  SCREEN: { kind: 'DISTRICT', name: '示范大屏' },
  AUDITOR: { kind: 'DISTRICT', name: '示范审计员' },
  INTEGRATION: { kind: 'DISTRICT', name: '示范对接系统' },
};

export type DemoPlace = Pick<Place, 'id' | 'code' | 'kind' | 'path' | 'parentId'>;

export interface DemoAccess {
  accounts: Account[];
  grants: AccessGrant[];
}

export function demoAccess(
  places: readonly DemoPlace[],
  units: readonly { id: string }[],
  random: Random,
  at: Date,
): DemoAccess {
  const made: DemoAccess = { accounts: [], grants: [] };
  const marks = { isDemo: true, version: 1, createdAt: at, updatedAt: at };
  const [unit] = units;
  for (const [role, { kind, name }] of Object.entries(ACCOUNTS) as [
    Role,
    (typeof ACCOUNTS)[Role],
  ][]) {
    const place = kind === 'UNIT' ? null : firstOf(places, kind);
    const accountId = random.id('account', at);
    made.accounts.push(
      Object.assign(new Account(), { id: accountId, name, subject: null, ...marks }),
    );
    made.grants.push(
      Object.assign(new AccessGrant(), {
        id: random.id('grant', at),
        accountId,
        role,
        placeId: place?.id ?? null,
        path: place?.path ?? null,
        unitId: place ? null : (unit?.id ?? null),
        validFrom: at,
        validUntil: null,
        ...marks,
      }),
    );
  }
  return made;
}

/** The first by code, each below the first of the level above: the demo's staff work for one another. */
function firstOf(places: readonly DemoPlace[], kind: Place['kind']): DemoPlace {
  const ways: Place['kind'][] = ['DISTRICT', 'STREET', 'COMMUNITY', 'GRID'];
  const [top] = places.filter((one) => one.kind === 'DISTRICT');
  let at = top;
  for (const level of ways.slice(1, ways.indexOf(kind) + 1)) {
    const above = at;
    [at] = places
      .filter((one) => one.kind === level && one.parentId === above?.id)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }
  if (!at) throw new Error(`the demo has no ${kind}`);
  return at;
}

/** What the account of a role is called. */
export function demoNameOf(role: Role): string {
  return ACCOUNTS[role].name;
}
