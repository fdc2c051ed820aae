/** What a grant is given on, and for whom. */
import { HubError } from '../../errors.ts';
import { isGiven, readText } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { openAccount } from './account-opening.ts';
import type { Target } from './account-reach.ts';
import { Account } from './account.entity.ts';
import { GrantRoleInput } from './account.inputs.ts';

const NAME = 80;

/** The unit or place, held. @throws BAD_USER_INPUT where the role wants the other kind of object */
export async function targetOf(
  context: CommandContext,
  { role, placeId, unitId }: GrantRoleInput,
): Promise<Target> {
  if (role === 'UNIT_LIAISON' && isGiven(unitId) && !isGiven(placeId)) {
    const unit = await context.hold(PartnerUnit, unitId, 'input.unitId');
    return { path: unit.path, unit };
  }
  if (role !== 'UNIT_LIAISON' && isGiven(placeId) && !isGiven(unitId)) {
    const place = await context.hold(Place, placeId, 'input.placeId');
    return { path: place.path, place };
  }
  throw HubError.badInput(
    role === 'UNIT_LIAISON' ? 'input.unitId' : 'input.placeId',
    'UNIT_LIAISON is granted on `unitId`, every other role on `placeId`, and not on both.',
  );
}

/** The account that is named, or a new one. @throws BAD_USER_INPUT where neither or both are given */
export async function accountOf(context: CommandContext, input: GrantRoleInput): Promise<Account> {
  const { accountId, accountName } = input;
  if (isGiven(accountId) === isGiven(accountName)) {
    throw HubError.badInput('input.accountId', 'Give either `accountId` or `accountName`.');
  }
  if (isGiven(accountId)) return context.lock(Account, accountId, 'input.accountId');
  return openAccount(context.em, readText('input.accountName', accountName ?? '', NAME));
}
