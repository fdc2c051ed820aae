/**
 * One effect for one key. The key's row is the first that the command's transaction writes: a second command with
 * the key waits there until the first has committed or gone, so that both never run.
 */
import { createHash } from 'node:crypto';
import { DAY_MS } from '../../day.ts';
import { HubError } from '../../errors.ts';
import { isGiven, isVisible, lengthOf } from '../../input.ts';
import type { CommandInput } from './command-input.ts';
import type { CommandContext } from './command-context.ts';

const LONGEST_KEY = 100;
const KEPT_MS = DAY_MS;
/** Others than its own that are over, with each command: so none waits for a million of yesterday's. */
const MOST_FORGOTTEN = 20;

interface Effect {
  id: string;
}

/**
 * Runs the command, or finds what it made when the key was first given.
 * @throws CONFLICT where the key came with another input, BAD_USER_INPUT for a key of no or too great length
 */
export async function idempotently(
  context: CommandContext,
  command: string,
  input: CommandInput,
  run: () => Promise<Effect>,
): Promise<Effect> {
  const { idempotencyKey: key, ...rest } = input;
  if (!isGiven(key)) return run();
  if (!isVisible(key) || lengthOf(key) > LONGEST_KEY) {
    throw HubError.badInput(
      'input.idempotencyKey',
      `Give 1 to ${LONGEST_KEY} characters, of which one can be seen.`,
    );
  }
  const digest = digestOf(command, rest);
  const earlier = await take(context, key, digest);
  if (!earlier) {
    const effect = await run();
    await context.em.execute(
      '/* lifecycle.keep */ update command_key set object_id = ? where account_id = ? and key = ?',
      [effect.id, context.accountId, key],
    );
    return effect;
  }
  if (earlier.digest === digest && earlier.objectId !== null) return { id: earlier.objectId };
  throw HubError.conflict('This idempotencyKey was given with another command or input.');
}

/** What stands behind the key; null where it was free and is now taken. */
async function take(
  { em, accountId, now }: CommandContext,
  key: string,
  digest: string,
): Promise<{ digest: string; objectId: string | null } | null> {
  const over = new Date(now.getTime() - KEPT_MS);
  await em.execute(
    `/* lifecycle.forget */ delete from command_key where account_id = ? and at < ? and key = any (array(
       select key from command_key where account_id = ? and at < ? order by at limit ? for update skip locked
     ) || ?::text)`,
    [accountId, over, accountId, over, MOST_FORGOTTEN, key],
  );
  const taken = await em.execute<object[]>(
    `/* lifecycle.take */ insert into command_key (account_id, key, digest, at) values (?, ?, ?, ?)
     on conflict do nothing returning key`,
    [accountId, key, digest, now],
  );
  if (taken.length > 0) return null;
  const [row] = await em.execute<{ digest: string; objectId: string | null }[]>(
    `/* lifecycle.taken */ select digest, object_id as "objectId" from command_key
     where account_id = ? and key = ?`,
    [accountId, key],
  );
  return row ?? null;
}

function digestOf(command: string, input: object): string {
  const text = JSON.stringify([command, input], (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
