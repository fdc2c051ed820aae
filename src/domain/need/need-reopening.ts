/** How needs are opened again, because what was delivered does not stand. */
import { HubError } from '../../errors.ts';
import { readQuantity } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { refuseClaims } from './claim-endings.ts';
import { settleNeed } from './need-progress.ts';
import { Need } from './need.entity.ts';
import type { StillOpenInput } from './need-ending.inputs.ts';
import { REOPEN_WITHIN_MS } from './need.rules.ts';

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

/** Takes back what was refused, so that exactly the stated quantity is uncommitted. @throws BAD_USER_INPUT for too much */
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
