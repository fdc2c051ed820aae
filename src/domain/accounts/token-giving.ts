/** How tokens are given for an account, and taken from it. */
import { HubError } from '../../errors.ts';
import { readText } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { openToken } from './token-opening.ts';
import { requireAll } from './account-reach.ts';
import { Account } from './account.entity.ts';
import type { CreateTokenInput, RevokeTokenInput } from './account.inputs.ts';
import { Token } from './token.entity.ts';

const LABEL = 80;
const MOST_DAYS = 3_650;

export interface MadeToken extends Token {
  /** Returned once. */
  secret: string;
  path: string | null;
}

/** Its holder acts with all grants of the account: so all of them must be the admin's to give. */
export async function createToken(
  context: CommandContext,
  input: CreateTokenInput,
): Promise<MadeToken> {
  const label = readText('input.label', input.label, LABEL);
  const { days } = input;
  if (days < 1 || days > MOST_DAYS) {
    throw HubError.badInput('input.days', `\`input.days\` is ${days}; give 1 to ${MOST_DAYS}.`);
  }
  const account = await context.lock(Account, input.accountId, 'input.accountId');
  const { path, makers } = await requireAll(context, 'createToken', account.id);
  if (path === null) {
    throw HubError.conflict('The account has no grant in force: give it one first.');
  }
  const { secret, token } = openToken(context.em, account, {
    label,
    days,
    now: context.now,
    makers,
  });
  return Object.assign(token, { secret, path });
}

/** One of an account without a grant in force opens nothing: an administrator who sees it may revoke it. */
export async function revokeToken(
  context: CommandContext,
  { tokenId }: RevokeTokenInput,
): Promise<Token> {
  const token = await context.lock(Token, tokenId, 'input.tokenId');
  const { path: auditedPath } = await requireAll(context, 'revokeToken', token.accountId);
  if (auditedPath === null) context.allowSeen();
  token.revokedAt ??= context.now;
  return Object.assign(token, { auditedPath });
}
