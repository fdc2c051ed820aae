/** The command that shows a masked field plain, to the caller, for three hours. */
import type { ClassType } from 'type-graphql';
import type { Reveal } from './reveal.entity.ts';
import { HubError } from '../../errors.ts';
import { nounOf } from '../../id.ts';
import { lengthOf, readText } from '../../input.ts';
import { isRevealable } from '../../engine/access/disclosure.ts';
import { REVEALED } from '../../engine/access/personal.ts';
import { type Subject, staffAndAuditors } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { RevealFieldInput } from './account.inputs.ts';
import { reveal } from './account.noun.ts';
import { revealPayload } from './reveal.resolver.ts';

const SHOWN_MS = 3 * 3_600_000;
const SHORTEST_REASON = 5;
const LONGEST_REASON = 500;

interface Placed {
  id: string;
  path: string;
}

/** Named by the audit instead of the reveal. */
interface RevealedOn extends Subject {
  auditedId: string;
  reason: string;
}

export const revealCommands = commandsOf(
  reveal,
  {
    revealField: {
      may: staffAndAuditors,
      input: RevealFieldInput,
      on: revealedOn,
      make,
      term: 'Shows a masked field plain, to you, for three hours; the reason is kept and the audit tells it 申请查看明文',
    },
  },
  { payload: revealPayload },
);

/** @throws NOT_FOUND, and BAD_USER_INPUT for an object without the field or a reason too short */
async function revealedOn(context: CommandContext, input: RevealFieldInput): Promise<RevealedOn> {
  const reason = readText('input.reason', input.reason, LONGEST_REASON);
  if (lengthOf(reason) < SHORTEST_REASON) {
    throw HubError.badInput('input.reason', `Give a reason of ${SHORTEST_REASON} characters.`);
  }
  const path = await pathOf(context, input);
  if (!isRevealable(context.viewer, input.field, { id: input.objectId, path })) {
    throw HubError.forbidden(
      `Your grants show nothing of ${input.field} here, and a reveal would not either.`,
    );
  }
  return { path, auditedId: input.objectId, reason };
}

function make(
  context: CommandContext,
  { objectId, field }: RevealFieldInput,
  { auditedId, reason }: RevealedOn,
): Columns<Reveal> & { auditedId: string } {
  const until = new Date(context.now.getTime() + SHOWN_MS);
  return { accountId: context.accountId, objectId, field, reason, until, auditedId };
}

async function pathOf(
  context: CommandContext,
  { field, objectId }: RevealFieldInput,
): Promise<string> {
  const entity = REVEALED[field]?.[nounOf(objectId) ?? ''];
  if (!entity) throw HubError.badInput('input.field', `${objectId} has no ${field}.`);
  const { path } = await context.find(entity as ClassType<Placed>, objectId, 'input.objectId');
  return path;
}
