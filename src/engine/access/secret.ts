/** Tokens of the hub: `hub_` and 256 random bits. Returned once; kept as a hash, which needs no salt at that length. */
import { hash, randomBytes } from 'node:crypto';

const FORM = /^hub_[\w-]{43}$/;

export function newSecret(): string {
  return `hub_${randomBytes(32).toString('base64url')}`;
}

export function isSecret(text: string): boolean {
  return FORM.test(text);
}

export function hashOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}
