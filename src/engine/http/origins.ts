/**
 * Which pages a browser may ask from: the hub's own, and those of the origins that the configuration names.
 * Only the hub's own pages are known by their cookie; every other one has to bring a token. Pages of the office (`/pages/`) are served
 * in a sandbox, where a browser gives them the origin `null`.
 */
import type { IncomingMessage } from 'node:http';

export type OriginRequest = Pick<IncomingMessage, 'headers' | 'method'>;

/** Whose page asks; `NONE`: no browser, or one that does not say; `SANDBOX`: one of the office's, or any other in a sandbox. */
export type Side = 'NONE' | 'OWN' | 'ALLOWED' | 'SANDBOX' | 'FOREIGN';

/** As browsers write it. */
export const SANDBOX = 'null';

export class Origins {
  private readonly allowed: ReadonlySet<string>;
  private readonly hasSandbox: boolean;

  /** @param hasSandbox whether the office's own pages are served: without them no sandbox has anything to ask here */
  constructor(allowed: readonly string[], hasSandbox = false) {
    this.allowed = new Set(allowed);
    this.hasSandbox = hasSandbox;
  }

  sideOf({ headers, method }: OriginRequest): Side {
    const { origin, host } = headers;
    if (origin !== undefined) {
      if (origin === SANDBOX) return this.hasSandbox ? 'SANDBOX' : 'FOREIGN';
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
    if (this.allowed.size === 0 && !this.hasSandbox) return {};
    const side = this.sideOf(asked);
    // Of a sandbox: who may be answered there is judged by the token, and the refusal of any other is no secret.
    const isAllowed = side === 'ALLOWED' || side === 'SANDBOX';
    return {
      vary: 'origin',
      ...(isAllowed && { 'access-control-allow-origin': asked.headers.origin ?? '' }),
    };
  }
}
