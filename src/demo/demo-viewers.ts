/**
 * `/graphiql/viewers.json`: the demonstration's viewers with their tokens, so that GraphiQL can switch between them.
 * Invariant: only the holder of its administrator's token reads them.
 */
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../engine/access/authenticator.ts';
import type { Role } from '../engine/access/roles.ts';
import { hashOf } from '../engine/access/secret.ts';
import { demoNameOf } from './demo-access.ts';
import { type DemoTokens, ROLES } from './demo-tokens.ts';
import { sessionBehind } from '../engine/http/request-session.ts';
import type { Origins } from '../engine/http/origins.ts';

interface DemoViewer {
  role: Role;
  name: string;
  token: string;
}

/** By role, the administrator first. */
export async function viewersFor(
  request: IncomingMessage,
  tokens: DemoTokens | undefined,
  { authenticator, origins }: { authenticator: Authenticator; origins: Origins },
): Promise<DemoViewer[]> {
  if (!tokens) return [];
  const { hash } = await sessionBehind(request, { authenticator, origins });
  if (hash !== hashOf(tokens.DISTRICT_ADMIN)) return [];
  return ROLES.map((role) => ({ role, name: demoNameOf(role), token: tokens[role] }));
}
