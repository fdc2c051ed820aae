/** Accounts, grants, tokens, reveals and the audit, as a feature. */
import { joined } from '../../engine/noun/feature.ts';
import { account, grant, reveal, token } from './account.noun.ts';
import { accountCommands } from './account.commands.ts';
import { ACCOUNT_LOADERS } from './account.loaders.ts';
import { AccessGrantResolver, AccountResolver, TokenResolver } from './account.resolver.ts';
import * as audit from './audit.resolver.ts';
import { grantCommands } from './grant.commands.ts';
import { revealCommands } from './reveal.commands.ts';
import { RevealPayloadResolver } from './reveal.resolver.ts';
import { screenLinkCommands } from './screen-link.commands.ts';
import { SCREEN_LINK_LOADERS } from './screen-link.loaders.ts';
import { screenLink } from './screen-link.noun.ts';
import { ScreenLinkResolver } from './screen-link.resolver.ts';
import { tokenCommands } from './token.commands.ts';
import * as viewer from './viewer.resolver.ts';

/** Who asks, what each may see and do, and what was done. */
export const accounts = joined(
  account,
  grant,
  token,
  reveal,
  screenLink,
  accountCommands,
  grantCommands,
  tokenCommands,
  revealCommands,
  screenLinkCommands,
  {
    resolvers: [
      AccountResolver,
      AccessGrantResolver,
      TokenResolver,
      ScreenLinkResolver,
      RevealPayloadResolver,
      audit.AuditResolver,
      audit.AuditRowConnectionResolver,
      viewer.ViewerResolver,
      viewer.ViewerGrantResolver,
    ],
    loaders: { ...ACCOUNT_LOADERS, ...SCREEN_LINK_LOADERS },
    notes: {
      lengths: { grants: 2, sees: 0 },
      publicTypes: ['Viewer', 'Grant', 'RevealInForce'],
      selfFields: ['Query.viewer'],
    },
  },
);
