/** The command on a unit's liaison. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import { leadersAndUnit } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';
import { AmendLiaisonInput } from './liaison.inputs.ts';
import type { PartnerUnit } from './partner-unit.entity.ts';
import { partnerUnit } from './partner-unit.noun.ts';

const NAME = 80;

export const unitCommands = commandsOf(partnerUnit, {
  amendLiaison: {
    may: leadersAndUnit,
    on: async (_: CommandContext, { id: unitId, path }: PartnerUnit) => ({ path, unitId }),
    input: AmendLiaisonInput,
    change: amend,
    term: 'Who speaks for a unit, and the telephone of the office 变更联络员',
  },
});

/** What is left out stays as it is. @throws BAD_USER_INPUT for what is no telephone */
async function amend(
  context: CommandContext,
  unit: PartnerUnit,
  input: AmendLiaisonInput,
): Promise<void> {
  const { contactName, officePhone } = input;
  if (contactName !== undefined) {
    unit.liaisonName = isGiven(contactName)
      ? await readTold(context, 'input.contactName', contactName, NAME)
      : null;
  }
  if (officePhone !== undefined) unit.officePhone = await readPhone(context, officePhone);
}

/** An office's: one that is carried about is a person's. */
async function readPhone(context: CommandContext, given: string | null): Promise<string | null> {
  if (given === null) return null;
  const phone = given.trim();
  if (/^[+\d][\d ()-]{4,19}$/.test(phone))
    return readTold(context, 'input.officePhone', phone, NAME);
  throw HubError.badInput(
    'input.officePhone',
    '`input.officePhone` is a telephone of 5 to 20 digits, blanks and + - ( ).',
  );
}
