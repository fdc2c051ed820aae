/**
 * Tokens of an identity provider: JWTs, verified against the keys that it publishes, their claims turned into grants by
 * rules. Refused are algorithms that are not allowed, other issuers and audiences, and what is over or has no end.
 */
import { type JWTPayload, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { HubError } from '../../errors.ts';
import type { ClaimRule } from './claim-rule.ts';

/** Clocks of two machines differ by so much at most. */
const CLOCK_SKEW_S = 30;
const LONGEST_NAME = 80;

export const JWT_IS_OVER = 'The token of the identity provider has expired. Sign in there again.';

export interface JwtVerifierOptions {
  issuer: string;
  audience: string;
  jwksUrl: string;
  algorithms: readonly string[];
  rules: readonly ClaimRule[];
}

export interface JwtIdentity {
  /** Issuer and subject, a blank between: what `account.subject` holds. */
  subject: string;
  name: string;
  expiresAt: Date;
  rules: ClaimRule[];
}

export type Verify = (token: string) => Promise<JwtIdentity | null>;

/** Keys are fetched when they are first needed and again for one that is not known, at most every half minute. */
export function openJwtVerifier(options: JwtVerifierOptions, now: () => Date): Verify {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl));
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms: [...options.algorithms],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_SKEW_S,
        currentDate: now(),
      });
      return identityFrom(payload, options);
    } catch (error) {
      // Its signature was good, so its bearer may learn what is wrong with it.
      if (error instanceof errors.JWTExpired && error.claim === 'exp')
        throw HubError.unauthenticated(JWT_IS_OVER);
      // A token that is no good; a provider that cannot be reached is a failure of another kind, and is reported.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return null;
      throw error;
    }
  };
}

function identityFrom(payload: JWTPayload, { rules }: JwtVerifierOptions): JwtIdentity {
  const { iss, sub = '', exp = 0, name } = payload;
  const holds = (held: unknown, value: string) =>
    Array.isArray(held) ? held.includes(value) : held === value;
  return {
    subject: `${iss} ${sub}`,
    name: (typeof name === 'string' && name ? name : sub).slice(0, LONGEST_NAME),
    expiresAt: new Date((exp + CLOCK_SKEW_S) * 1_000),
    rules: rules.filter(({ claim, value }) => holds(payload[claim], value)),
  };
}
