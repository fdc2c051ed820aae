/**
 * A command's commit, and what is said of one that was done and could not be answered.
 * Invariant: only what has a key is given twice.
 */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import { isTransient } from '../database/transient-error.ts';
import type { HubContext } from '../execution/context.ts';
import { CommandContext } from './command-context.ts';
import type { CommandInput } from './command-input.ts';
import { idempotently } from './idempotency.ts';

/** Where it is unknown whether it was done, and it has a key, it is given again: it finds what it did, or does it now. */
export async function committed<R extends { id: string }>(
  name: string,
  given: CommandInput,
  context: HubContext,
  run: (work: CommandContext) => Promise<R>,
): Promise<{ id: string }> {
  const commit = () =>
    context.commit(name, async (means) => {
      const work = new CommandContext(means);
      const made = await idempotently(work, name, given, () => run(work));
      return { made, role: work.role };
    });
  try {
    return await commit();
  } catch (error) {
    if (!isGiven(given.idempotencyKey) || outcomeIn(error) !== 'UNKNOWN') throw error;
    return commit().catch((again: unknown) => {
      throw isTransient(again) ? error : again;
    });
  }
}

function outcomeIn(error: unknown): unknown {
  return error instanceof HubError ? error.extensions['outcome'] : undefined;
}

/** @throws what says that the command was done, where it could only not be answered; else what it is given */
export function afterwards(error: unknown): never {
  throw isTransient(error) ? HubError.unanswered() : error;
}
