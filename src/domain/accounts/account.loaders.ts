/** The grants and tokens of an account, as pages. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import { AccessGrant } from './access-grant.entity.ts';
import type { Account } from './account.entity.ts';
import { Token } from './token.entity.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadPageOf } from '../../engine/loading/load-page-of.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';

export type AccountRow = Row<Account>;
export type AccessGrantRow = Row<AccessGrant>;
export type TokenRow = Row<Token>;

export const ACCOUNTS_BY_NAME: Order = [
  { property: 'name', column: 'name', type: 'text', direction: 'ASC' },
];

/** Ids grow with time: the oldest first. */
const BY_ID: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'ASC' }];

export const ACCOUNT_LOADERS = {
  grantsOfAccount: (reads: Snapshot) =>
    loadPageOf<AccessGrantRow>(reads, {
      name: 'grant.ofAccount',
      entity: AccessGrant,
      key: 'accountId',
      order: BY_ID,
      through: 'Account.grants',
    }),
  tokensOfAccount: (reads: Snapshot) =>
    loadPageOf<TokenRow>(reads, {
      name: 'token.ofAccount',
      entity: Token,
      key: 'accountId',
      order: BY_ID,
      through: 'Account.tokens',
    }),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof ACCOUNT_LOADERS> {}
}
