/** How needs wait on a shelf, and come back to the list. */
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { endOpenClaims } from './claim-endings.ts';
import { hasStandingClaim } from './need-progress.ts';
import { refuseNumbers } from './need-publicity.ts';
import { Need } from './need.entity.ts';
import type { ShelveNeedInput } from './need-ending.inputs.ts';

/** @throws BAD_USER_INPUT for a day that is not to come */
export function checkReview({ now }: CommandContext, { reviewOn }: ShelveNeedInput): void {
  if (reviewOn > dayOf(now)) return;
  throw HubError.badInput('input.reviewOn', '`input.reviewOn` must be a day after today.');
}

/** @throws CONFLICT where a unit has still to deliver */
export async function shelve(
  context: CommandContext,
  need: Need,
  { reviewOn }: ShelveNeedInput,
): Promise<void> {
  if (await hasStandingClaim(context, need)) {
    throw HubError.conflict('A need with an accepted claim cannot be shelved.', 'LISTED');
  }
  need.reviewOn = reviewOn;
  await endOpenClaims(context, need, 'shelved');
}

/** @throws BAD_USER_INPUT where its text holds a number of a person */
export async function relist(context: CommandContext, need: Need): Promise<void> {
  await refuseNumbers(context, need);
  need.reviewOn = null;
  need.listedAt = context.now;
}
