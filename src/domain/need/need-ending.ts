/** How needs end: withdrawn, solved by their place, or closed with a rating. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { endOpenClaims } from './claim-endings.ts';
import { confirmDelivered, settleNeed } from './need-progress.ts';
import { Need } from './need.entity.ts';
import type { CloseNeedInput } from './need-ending.inputs.ts';
import type { NeedReasonInput } from './need.inputs.ts';

/** Its open claims end with the same reason. */
export async function withdraw(
  context: CommandContext,
  need: Need,
  _: NeedReasonInput,
  reason: string | null,
): Promise<void> {
  need.reviewOn = null;
  await endOpenClaims(context, need, `need withdrawn: ${reason}`);
}

/** The place solved it itself: what no claim has delivered counts as done by the place. */
export async function resolve(
  context: CommandContext,
  need: Need,
  _: NeedReasonInput,
  reason: string | null,
): Promise<void> {
  need.reviewOn = null;
  need.closure = 'RESOLVED';
  need.closedAt = context.now;
  await endOpenClaims(context, need, `need resolved by the place: ${reason}`);
  need.resolved += need.quantity - need.delivered;
  await settleNeed(context, need);
}

/** @throws BAD_USER_INPUT for more or fewer than 1 to 5 */
export function checkRating(_: CommandContext, { rating }: CloseNeedInput): void {
  if (!isGiven(rating) || (rating >= 1 && rating <= 5)) return;
  throw HubError.badInput('input.rating', `\`input.rating\` is ${rating}; give 1 to 5.`);
}

/** What was delivered is confirmed, with the rating of the side that raised it. */
export async function close(
  context: CommandContext,
  need: Need,
  { rating }: CloseNeedInput,
): Promise<void> {
  need.rating = rating ?? null;
  need.closure = 'CONFIRMED';
  need.closedAt = context.now;
  await confirmDelivered(context, need, 'need closed');
  await endOpenClaims(context, need, 'need closed');
}
