/**
 * On which decision of a joint meeting an agreement rests. Meetings are a folder above this one, so their rows are asked for by hand.
 */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Agreement } from './agreement.entity.ts';

const ARGUMENT = 'input.decisionId';

/** Moved or dropped, it is no longer what was decided. */
const STANDING = ['OPEN', 'DONE'];

interface Decided {
  number: string;
  path: string;
  state: string;
}

/**
 * The column; nothing where none is named, and null where it rests on none. That the giver sees the decision, the dispatcher has asked.
 * @throws BAD_USER_INPUT for one of a committee elsewhere, CONFLICT for one that was moved or dropped
 */
export async function restingOn(
  context: CommandContext,
  path: string,
  decisionId: string | null | undefined,
): Promise<Partial<Pick<Agreement, 'decisionId'>>> {
  if (decisionId === undefined) return {};
  if (isGiven(decisionId)) await requireDecision(context, path, decisionId);
  return { decisionId };
}

async function requireDecision(context: CommandContext, path: string, id: string): Promise<void> {
  const decision = await decisionOf(context, id);
  if (!path.startsWith(decision.path)) {
    throw HubError.badInput(
      ARGUMENT,
      'Its committee is neither at the agreement’s place nor above it.',
    );
  }
  if (STANDING.includes(decision.state)) return;
  throw HubError.conflict(
    `${decision.number} is ${decision.state}: no agreement rests on it.`,
    decision.state,
  );
}

/** Kept from being moved or dropped meanwhile. @throws NOT_FOUND */
async function decisionOf({ em }: CommandContext, id: string): Promise<Decided> {
  const [found] = await em.execute<Decided[]>(
    '/* agreement.decision */ select number, path, state from decision where id = ? for share',
    [id],
  );
  if (found) return found;
  throw HubError.notFound('decision', id, ARGUMENT);
}
