/**
 * How a text is signed with a key.
 * Invariant: who has not the key cannot make the signature, and learns nothing from how long it takes to be refused.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** As the database has it. */
export interface Key {
  id: string;
  secret: Buffer;
  retiredAt: Date | null;
}

/** By which key, and what it makes of the text. */
export interface Signature {
  keyId: string;
  mac: string;
}

/** 96 bits, as 16 characters. */
const MAC_BYTES = 12;

/** What the key makes of the text. */
export function signatureOf(key: Key, text: string): Signature {
  return { keyId: key.id, mac: macOf(key, text) };
}

/** Whether the key has made it of this text. @param signature of 16 characters, as each has that `signatureOf` makes */
export function isOf({ mac }: Signature, key: Key, text: string): boolean {
  return timingSafeEqual(Buffer.from(macOf(key, text)), Buffer.from(mac));
}

function macOf({ secret }: Key, text: string): string {
  const mac = createHmac('sha256', secret).update(text).digest();
  return mac.subarray(0, MAC_BYTES).toString('base64url');
}
