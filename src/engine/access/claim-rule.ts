/** Rules that make grants of a token's claims, as the configuration gives them. */
import { StartError } from '../../errors.ts';
import { Role } from './roles.ts';

/** Whose claim is the value, or holds it, has the role on the place or the unit of the code. */
export interface ClaimRule {
  claim: string;
  value: string;
  role: Role;
  place?: string;
  unit?: string;
}

/** The rules as the configuration has them. @throws StartError saying what is wrong with them */
export function readRules(text: string): ClaimRule[] {
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch {
    throw new StartError('GRIDHUB_JWT_GRANTS is no JSON: give a list of rules, see .env.example.');
  }
  if (!Array.isArray(rules)) throw new StartError('GRIDHUB_JWT_GRANTS must be a list of rules.');
  return (rules as unknown[]).map(readRule);
}

function readRule(given: unknown): ClaimRule {
  const rule = given as Partial<ClaimRule>;
  const { claim, value, role, place, unit } = rule;
  const isText = [claim, value].every((one) => typeof one === 'string' && one !== '');
  const isRole = typeof role === 'string' && role in Role;
  const isOn = role === 'UNIT_LIAISON' ? unit && !place : place && !unit;
  if (isText && isRole && isOn) return rule as ClaimRule;
  throw new StartError(
    `GRIDHUB_JWT_GRANTS: ${JSON.stringify(given)} is no rule. It needs claim, value, role, and place (a code), ` +
      'or with UNIT_LIAISON unit (a code).',
  );
}
