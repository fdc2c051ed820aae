/**
 * Which pages a browser may ask from: the hub's own, and those of the origins that the configuration names.
 * Only the hub's own pages are known by their cookie; every other one has to bring a token.
 */
import type { IncomingMessage } from 'node:http';

export type OriginRequest = Pick<IncomingMessage, 'headers' | 'method'>;

/** Whose page asks; `NONE`: no browser, or one that does not say. */
export type Side = 'NONE' | 'OWN' | 'ALLOWED' | 'FOREIGN';

export class Origins {
  private readonly allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.allowed = new Set(allowed);
  }

  sideOf({ headers, method }: OriginRequest): Side {
    const { origin, host } = headers;
    if (origin !== undefined) {
      if (URL.parse(origin)?.host === host) return 'OWN';
      return this.allowed.has(origin) ? 'ALLOWED' : 'FOREIGN';
    }
    // A browser leaves the origin out where a page of the same one only reads.
    const site = headers['sec-fetch-site'];
    if (method === 'GET' && (site === 'same-origin' || site === 'none')) return 'OWN';
    if (site !== undefined) return 'FOREIGN';
    // Without TLS it says no more than which page asks, which no page of another site can make up.
    const { referer } = headers;
    const isOwn = method === 'GET' && referer !== undefined && URL.parse(referer)?.host === host;
    return isOwn ? 'OWN' : 'NONE';
  }

  /** What lets a page of an allowed origin read the answer; for all others nothing. Cookies are never let through. */
  headersFor(asked: OriginRequest): Record<string, string> {
    if (this.allowed.size === 0) return {};
    const isAllowed = this.sideOf(asked) === 'ALLOWED';
    return {
      vary: 'origin',
      ...(isAllowed && { 'access-control-allow-origin': asked.headers.origin ?? '' }),
    };
  }
}
