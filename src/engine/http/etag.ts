/** The tag of a body, and whether a client says that it has the body already (RFC 9110, 8.8.3 and 13.1.2). */
import { hash } from 'node:crypto';

/** Strong: equal bytes and no others have it. */
export function etagOf(body: Buffer): string {
  return `"${hash('sha256', body, 'base64url')}"`;
}

/** Compared weakly, as the header asks: a proxy that packed the body may have made the tag a weak one. */
export function isHeld(etag: string, ifNoneMatch: string | undefined): boolean {
  const held = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return held.includes('*') || held.includes(etag);
}
