/** The reason of a command on a need. Units read it at once, so it is read for numbers of persons. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readTold } from '../text/told-text.ts';
import type { NeedReasonInput } from './need.inputs.ts';

const REASON = 500;

/** @throws BAD_USER_INPUT for none, too long a one, or one with a number of a person */
export const reason = (context: CommandContext, given: NeedReasonInput) =>
  readTold(context, 'input.reason', given.reason, REASON);
