/**
 * Tokens of the identity provider that have been verified, each good for a minute before it is verified again.
 * Invariant: what stands for a token is known by its hash alone; the token itself is not kept.
 */
import { createHash } from 'node:crypto';
import type { JwtIdentity, Verify } from './jwt-verifier.ts';

const VERIFIED_MS = 60_000;
const MOST_KNOWN = 10_000;
/** In front of the hashes of these tokens. */
const PREFIX = 'jwt ';

/** Three parts with dots between: no token of the hub looks like it. */
export function isJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/** Whether it stands for a token of the identity provider. */
export function isJwtKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

interface Verified {
  identity: JwtIdentity;
  until: number;
}

export class VerifiedTokens {
  private readonly verify: Verify;
  private readonly verified = new Map<string, Verified>();

  constructor(verify: Verify) {
    this.verify = verify;
  }

  /** What stands for the token from now on; null where it is no good. */
  async keyOf(token: string): Promise<string | null> {
    const key = PREFIX + createHash('sha256').update(token).digest('hex');
    const known = this.verified.get(key);
    if (known && known.until > performance.now()) return key;
    const identity = await this.verify(token);
    this.verified.delete(key);
    if (!identity) return null;
    this.verified.set(key, { identity, until: performance.now() + VERIFIED_MS });
    if (this.verified.size > MOST_KNOWN) {
      const [oldest] = this.verified.keys();
      if (oldest !== undefined) this.verified.delete(oldest);
    }
    return key;
  }

  /** Undefined where it has been forgotten. Whether it is over by now is not asked. */
  identityOf(key: string): JwtIdentity | undefined {
    return this.verified.get(key)?.identity;
  }
}
