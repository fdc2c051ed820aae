/** Tokens that a test's demonstration is given when it is seeded: known to the tests, good nowhere else. */
import type { Role } from '../../src/engine/access/roles.ts';
import { type DemoTokens, ROLES } from '../../src/demo/demo-tokens.ts';

export const DEMO_TOKENS = Object.fromEntries(
  ROLES.map((role) => [role, `hub_${`test_${role.toLowerCase()}_`.padEnd(43, 't')}`]),
) as DemoTokens;

export function demoToken(role: Role): string {
  return DEMO_TOKENS[role];
}
