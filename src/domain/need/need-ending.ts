/** How needs end, wait, and are opened again. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven, readQuantity } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { endOpenClaims, refuseClaims } from './claim-endings.ts';
import { confirmDelivered, hasStandingClaim, settleNeed } from './need-progress.ts';
import { refusePersonal } from './need-publicity.ts';
import { Need } from './need.entity.ts';
import type {
  CloseNeedInput,
  MergeNeedInput,
  ShelveNeedInput,
  StillOpenInput,
} from './need-ending.inputs.ts';
import type { NeedReasonInput } from './need.inputs.ts';
import { REOPEN_WITHIN_MS } from './need.rules.ts';

/** Units read it, and some of them may not see the other need: the others find it by `mergedInto`. */
export const MERGED = 'merged into another need';

/** What goes on, and can take another in. */
const GOING_ON: readonly string[] = ['REPORTED', 'LISTED', 'CLAIMED', 'IN_PROGRESS'];

export function refuseSelf(_: CommandContext, { needId, intoId }: MergeNeedInput): void {
  if (intoId !== needId) return;
  throw HubError.badInput('input.intoId', 'A need cannot be merged into itself.');
}

/** In the order of their ids, so that two merges never wait for each other. */
export async function lockBoth(
  context: CommandContext,
  { needId, intoId }: MergeNeedInput,
): Promise<Need> {
  const arguments_ = { [needId]: 'input.needId', [intoId]: 'input.intoId' };
  for (const id of Object.keys(arguments_).toSorted()) {
    await context.lock(Need, id, arguments_[id] ?? '');
  }
  return context.find(Need, needId, 'input.needId');
}

/** @throws FORBIDDEN where the other is not the giver's to decide, CONFLICT where it does not go on */
export async function merge(
  context: CommandContext,
  need: Need,
  { intoId }: MergeNeedInput,
): Promise<void> {
  const into = await context.find(Need, intoId, 'input.intoId');
  await context.require('mergeNeed', into);
  if (!GOING_ON.includes(into.state)) {
    throw HubError.conflict(
      `A need can be merged into one that goes on; ${into.number} is ${into.state}.`,
      into.state,
    );
  }
  need.mergedIntoId = into.id;
  await endOpenClaims(context, need, MERGED);
}

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

export async function relist(context: CommandContext, need: Need): Promise<void> {
  await refusePersonal(context, need);
  need.reviewOn = null;
  need.listedAt = context.now;
}

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

export function checkRating(_: CommandContext, { rating }: CloseNeedInput): void {
  if (!isGiven(rating) || (rating >= 1 && rating <= 5)) return;
  throw HubError.badInput('input.rating', `\`input.rating\` is ${rating}; give 1 to 5.`);
}

export async function close(
  context: CommandContext,
  need: Need,
  { rating }: CloseNeedInput,
): Promise<void> {
  need.rating = rating ?? null;
  need.closure = 'CONFIRMED';
  need.closedAt = context.now;
  await confirmDelivered(context, need);
  await endOpenClaims(context, need, 'need closed');
}

/** @throws CONFLICT where it was closed too long ago */
export async function reopen(
  context: CommandContext,
  need: Need,
  input: StillOpenInput,
): Promise<void> {
  if (context.now.getTime() - (need.closedAt?.getTime() ?? 0) > REOPEN_WITHIN_MS) {
    throw HubError.conflict(
      'A need can be reopened within 10 days of its closing; report a new one.',
      'CLOSED',
    );
  }
  need.rating = null;
  need.closure = null;
  need.closedAt = null;
  await openAgain(context, need, input);
}

/** Takes back what was refused, so that exactly the stated quantity is uncommitted. */
export async function openAgain(
  context: CommandContext,
  need: Need,
  { quantityOpen }: StillOpenInput,
): Promise<void> {
  const open = readQuantity('input.quantityOpen', quantityOpen);
  if (open > need.quantity) {
    throw HubError.badInput(
      'input.quantityOpen',
      `Only ${need.quantity} ${need.unitOfMeasure} were needed.`,
    );
  }
  await refuseClaims(context, need, open);
  need.claimedAt = null;
  need.deliveredAt = null;
  need.listedAt = context.now;
  await settleNeed(context, need);
}
