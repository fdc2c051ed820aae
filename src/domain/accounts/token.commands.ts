/** The commands on tokens. */
import { commandsOf } from '../../engine/noun/commands.ts';
import { CreateTokenInput, RevokeTokenInput } from './account.inputs.ts';
import { token } from './account.noun.ts';
import { tokenPayload } from './account.payloads.ts';
import { ranks } from './grant.commands.ts';
import { createToken, revokeToken } from './token-giving.ts';

const because = 'all grants of the account must be the giver’s to give';

export const tokenCommands = commandsOf(
  token,
  {
    createToken: {
      rules: ranks,
      because,
      input: CreateTokenInput,
      run: createToken,
      term: 'For an account all of whose grants are yours to give 签发令牌',
    },
    revokeToken: {
      rules: ranks,
      because,
      input: RevokeTokenInput,
      run: revokeToken,
      term: 'Its sockets are closed within a second 吊销令牌',
    },
  },
  { payload: tokenPayload },
);
