/** The identity provider, as the environment names it. */
import { readRules } from '../engine/access/claim-rule.ts';
import type { JwtVerifierOptions } from '../engine/access/jwt-verifier.ts';
import { StartError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** All of it or nothing. @throws StartError for a part, and for what cannot be */
export function readIdentity(from: Environment): JwtVerifierOptions | undefined {
  const issuer = from['GRIDHUB_JWT_ISSUER'];
  const audience = from['GRIDHUB_JWT_AUDIENCE'];
  const jwksUrl = from['GRIDHUB_JWKS_URL'];
  const algorithms = (from['GRIDHUB_JWT_ALGORITHMS'] || 'RS256,ES256').split(',');
  const rules = readRules(from['GRIDHUB_JWT_GRANTS'] || '[]');
  if (!issuer && !audience && !jwksUrl) return undefined;
  if (!issuer || !audience || !jwksUrl || !URL.canParse(jwksUrl)) {
    throw new StartError(
      'Give GRIDHUB_JWT_ISSUER, GRIDHUB_JWT_AUDIENCE and GRIDHUB_JWKS_URL (an address), or none of them.',
    );
  }
  if (algorithms.some((one) => !/^(RS|ES|PS)(256|384|512)$|^EdDSA$/.test(one))) {
    throw new StartError(
      'GRIDHUB_JWT_ALGORITHMS lists RS256, ES256, PS256 and their like, or EdDSA: public keys only.',
    );
  }
  return { issuer, audience, jwksUrl, algorithms, rules };
}
