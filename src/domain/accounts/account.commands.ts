/** The commands on accounts. */
import { commandsOf } from '../../engine/noun/commands.ts';
import { setAccountPerson } from './account-person.ts';
import { SetAccountPersonInput } from './account.inputs.ts';
import { account } from './account.noun.ts';
import { ranks } from './grant.commands.ts';

export const accountCommands = commandsOf(account, {
  setAccountPerson: {
    rules: ranks,
    because:
      'all grants of the account must be the giver’s to give, and the person one of its places',
    input: SetAccountPersonInput,
    run: setAccountPerson,
    term: 'Whose account it is; a person may have several 关联人员',
  },
});
