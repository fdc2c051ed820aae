/** Accounts, their grants and tokens, and what was revealed to them. */
import { NAME } from '../../engine/access/personal.ts';
import type { NounLoaders } from '../../engine/noun/noun-loaders.ts';
import { defineNoun } from '../../engine/noun/noun.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { Reveal } from './reveal.entity.ts';
import { Token } from './token.entity.ts';

export const account = defineNoun({
  kind: 'account',
  plural: 'accounts',
  entity: Account,
  terms: { noun: '账号', list: '账号列表' },
  isRootless: true,
  personal: { 'Account.name': NAME },
});

export const grant = defineNoun({
  kind: 'grant',
  plural: 'accessGrants',
  entity: AccessGrant,
  terms: { noun: '授权', list: '授权列表' },
  isRootless: true,
});

export const token = defineNoun({
  kind: 'token',
  plural: 'tokens',
  entity: Token,
  terms: { noun: '令牌', list: '令牌列表' },
  isRootless: true,
});

/** `viewer` lists what a caller may read plain: no query asks for these rows. */
export const reveal = defineNoun({
  kind: 'reveal',
  plural: 'revealRows',
  entity: Reveal,
  terms: { noun: '明文查看', list: '明文查看' },
  isHidden: true,
});

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders
    extends
      NounLoaders<'account', 'accounts', Account>,
      NounLoaders<'grant', 'accessGrants', AccessGrant>,
      NounLoaders<'token', 'tokens', Token> {}
}
