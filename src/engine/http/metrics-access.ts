/**
 * Who reads `/metrics`: requests with the token that the configuration names; where it names none, on this machine those of
 * a district's administrator. That a request comes from this machine is not enough: any proxy on it sends such.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../access/viewer.ts';
import type { Callers } from './caller.ts';
import { text } from './pages.ts';

/** The answer to all others. */
export const NOT_FOR_YOU = text(
  'Figures are for whoever brings GRIDHUB_METRICS_TOKEN as a bearer; where it is not set, for the token of a district’s ' +
    'administrator, asked on this machine and through no proxy.\n',
  403,
);

export class MetricsAccess {
  private readonly token: string | undefined;
  private readonly callers: Callers;

  constructor(token: string | undefined, callers: Callers) {
    this.token = token;
    this.callers = callers;
  }

  /** @param viewerOf whose request it is, asked only where no token is configured */
  async isFor(request: IncomingMessage, viewerOf: () => Promise<Viewer>): Promise<boolean> {
    if (this.token === undefined) return this.callers.isLocal(request) && isAdmin(await viewerOf());
    const { headers } = request;
    const [given, wanted] = [headers.authorization ?? '', `Bearer ${this.token}`].map(digestOf);
    return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
  }
}

function isAdmin({ grants }: Viewer): boolean {
  return grants.some(({ role }) => role === 'DISTRICT_ADMIN');
}

/** Of one length, whatever was given. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
