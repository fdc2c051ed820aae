/** The command on a unit's liaison. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { readTold } from '../text/told-text.ts';
import type { AmendLiaisonInput } from './liaison.inputs.ts';
import { PartnerUnit } from './partner-unit.entity.ts';

const NAME = 80;

/** What is left out stays as it is. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for what is no telephone */
export async function amendLiaison(work: Work, input: AmendLiaisonInput): Promise<PartnerUnit> {
  const unit = await work.lock(PartnerUnit, input.unitId, 'input.unitId');
  await work.require('amendLiaison', { path: unit.path, unitId: unit.id });
  const { contactName, officePhone } = input;
  if (contactName !== undefined) {
    unit.liaisonName = isGiven(contactName)
      ? await readTold(work, 'input.contactName', contactName, NAME)
      : null;
  }
  if (officePhone !== undefined) unit.officePhone = await readPhone(work, officePhone);
  unit.updatedAt = work.now;
  return unit;
}

/** An office's: one that is carried about is a person's. */
async function readPhone(work: Work, given: string | null): Promise<string | null> {
  if (given === null) return null;
  const phone = given.trim();
  if (/^[+\d][\d ()-]{4,19}$/.test(phone)) return readTold(work, 'input.officePhone', phone, NAME);
  throw HubError.badInput(
    'input.officePhone',
    '`input.officePhone` is a telephone of 5 to 20 digits, blanks and + - ( ).',
  );
}
