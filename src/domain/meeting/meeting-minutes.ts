/** The minutes of a meeting, and its end. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';
import { Decision } from './decision.entity.ts';
import type { Meeting } from './meeting.entity.ts';
import type { RecordMinutesInput } from './meeting.inputs.ts';

const MINUTES = 8_000;

/** @throws BAD_USER_INPUT where they are empty, too long, or hold a person's number */
export async function recordMinutes(
  context: CommandContext,
  row: Meeting,
  { minutes }: RecordMinutesInput,
): Promise<void> {
  row.minutes = await readTold(context, 'input.minutes', minutes, MINUTES);
}

/** @throws CONFLICT where there are none */
export function confirmMinutes(_: CommandContext, row: Meeting): void {
  if (row.minutes !== null) return;
  throw HubError.conflict(`${row.number} has no minutes yet: record them first.`, row.state);
}

/** @throws CONFLICT while a decision of it is open */
export async function close(context: CommandContext, row: Meeting): Promise<void> {
  const open = await context.em.count(Decision, { meetingId: row.id, state: 'OPEN' });
  if (open > 0) {
    throw HubError.conflict(
      `${open} of its decisions are open: settle each of them first.`,
      row.state,
    );
  }
  row.closedAt = context.now;
}
