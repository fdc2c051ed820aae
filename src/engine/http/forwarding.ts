/** Headers by which a proxy, a balancer or a delivery network says that it passes a request on. */
import type { IncomingHttpHeaders } from 'node:http';

const NAMES = new Set([
  'via',
  'cdn-loop',
  'x-scheme',
  'x-url-scheme',
  'x-host',
  'front-end-https',
  'max-forwards',
]);

/** As most proxies name theirs: what was forwarded, and whose address was the client's. */
const NAMED =
  /^x-(?:forwarded|original|envoy|amzn|azure|nginx|proxy|proxied|coming-from|via)|^(?:forwarded|proxy|cf|ali|fastly|akamai|wl-proxy|eagleid?)(?:-|$)|(?:^|-)(?:client|real|remote|connecting|source|user|origin)-?(?:ip|addr|address|host)$/;

/** The first of them that the request carries; undefined: it carries none, which a proxy is free to do. */
export function forwardingIn(headers: IncomingHttpHeaders): string | undefined {
  for (const name in headers) {
    if (NAMED.test(name) || NAMES.has(name)) return name;
  }
  return undefined;
}

/**
 * Logs, once, a proxy that the configuration does not name: what it says of its clients does not count, so that all of them are
 * one address, and no cookie is for TLS alone.
 */
export class UnnamedProxy {
  private readonly log: (line: string) => void;
  private isTold: boolean;

  constructor(trustedProxies: readonly string[], log: (line: string) => void) {
    this.log = log;
    this.isTold = trustedProxies.length > 0;
  }

  note(headers: IncomingHttpHeaders): void {
    if (this.isTold) return;
    const name = forwardingIn(headers);
    if (name === undefined) return;
    this.isTold = true;
    this.log(
      `proxy: a request came with the header ${name}, so something stands in front of the hub, and ` +
        'GRIDHUB_TRUSTED_PROXIES is empty: all who come through it count as one address. Name it there. (told once)',
    );
  }
}
