/** Tokens of an account that would reach further by a new grant. */
import { type Role, rankOf } from '../../engine/access/roles.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { grantsOf, requireAll, subjectOf } from './account-reach.ts';
import { Account } from './account.entity.ts';
import { lockTokens } from './grant-ending.ts';

/** Whether the account has grants of the same rank or a higher one, there or above, for all that it reaches. */
export async function isCovered(
  context: CommandContext,
  account: Account,
  { role, reach }: { role: Role; reach: string[] },
): Promise<boolean> {
  const paths: string[] = [];
  for (const grant of await grantsOf(context, account.id)) {
    const isRanked = rankOf(role) === 'LOCAL' || rankOf(grant.role) === 'DISTRICT';
    if (isRanked) paths.push((await subjectOf(context, grant)).path);
  }
  return reach.every((path) => paths.some((above) => path.startsWith(above)));
}

/** Ends the tokens of the account. @throws FORBIDDEN where there are any, and it is not the giver's to take all of them away */
export async function revokeAll(
  context: CommandContext,
  { id: accountId }: Account,
): Promise<void> {
  const { em, now } = context;
  const live = { accountId, revokedAt: null, expiresAt: { $gt: now } };
  const tokens = await lockTokens(em, live);
  if (tokens.length > 0) await requireAll(context, 'revokeToken', accountId);
  for (const token of tokens) token.revokedAt = now;
}
