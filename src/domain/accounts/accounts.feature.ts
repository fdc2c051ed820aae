import type { Feature } from '../../engine/noun/feature.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { ACCOUNT_LOADERS } from './account.loaders.ts';
import * as account from './account.resolver.ts';
import * as audit from './audit.resolver.ts';
import { Reveal } from './reveal.entity.ts';
import * as reveal from './reveal.resolver.ts';
import { Token } from './token.entity.ts';
import * as viewer from './viewer.resolver.ts';

/** Who asks, what each may see and do, and what was done. */
export const accounts: Feature = {
  entities: [Account, AccessGrant, Token, Reveal],
  resolvers: [
    account.AccountResolver,
    account.AccountConnectionResolver,
    account.AccessGrantConnectionResolver,
    account.TokenConnectionResolver,
    account.AccessGrantResolver,
    account.TokenResolver,
    account.AccessGrantMutations,
    account.TokenMutations,
    audit.AuditResolver,
    audit.AuditRowConnectionResolver,
    reveal.RevealPayloadResolver,
    reveal.RevealMutations,
    viewer.ViewerResolver,
    viewer.ViewerGrantResolver,
  ],
  loaders: ACCOUNT_LOADERS,
  nodes: {
    account: { type: 'Account', byId: (load, id) => load.account.load(id) },
    grant: { type: 'AccessGrant', byId: (load, id) => load.accessGrant.load(id) },
    token: { type: 'Token', byId: (load, id) => load.token.load(id) },
  },
};
