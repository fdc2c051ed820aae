/**
 * The names that the hub answers to. A page of another site can have its own name look up to the hub's address (DNS
 * rebinding) and is then of one origin with it; what it cannot have is one of the hub's names.
 * Invariant: origins are compared, cookies counted and pages served under these names alone.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { FORM, folded, machineNames } from './host-name.ts';
import { Refusal, badRequest } from './refusal.ts';

const LONGEST_SHOWN = 100;

const NO_HOST = new Refusal(
  400,
  badRequest('The request has no Host: say which name or address it is for.'),
);

const TWO_HOSTS = new Refusal(
  400,
  badRequest('The request has more than one Host: say once which name it is for.'),
);

type HostRequest = Pick<IncomingMessage, 'headers'> & Partial<Pick<IncomingMessage, 'rawHeaders'>>;

/** Names and values take turns in them. */
const isHost = (one: string, i: number) => i % 2 === 0 && one.toLowerCase() === 'host';

export class Hosts {
  private readonly names: ReadonlySet<string>;

  /** @param given beside the loopback names and the machine's own */
  constructor(given: readonly string[]) {
    this.names = new Set([...machineNames(), ...given.map(folded)]);
  }

  /** Why the request is refused; undefined: it is for the hub. Addresses are no names that could be looked up. */
  refusalOf({ headers, rawHeaders = [] }: HostRequest): Refusal | undefined {
    const { host = '' } = headers;
    if (rawHeaders.filter(isHost).length > 1) return TWO_HOSTS;
    if (host === '') return NO_HOST;
    return this.isOurs(host) ? undefined : unknownHost(host);
  }

  private isOurs(host: string): boolean {
    const [, address, name] = FORM.exec(host) ?? [];
    if (name !== undefined) return isIP(name) !== 0 || this.names.has(folded(name));
    return address !== undefined && isIP(address) !== 0;
  }
}

function unknownHost(host: string): Refusal {
  const name = host.length > LONGEST_SHOWN ? `${host.slice(0, LONGEST_SHOWN)}…` : host;
  return new Refusal(
    421,
    badRequest(
      `The hub does not answer to the name ${name}. If it is one of its names, add it to GRIDHUB_HOSTS and start the hub ` +
        'again; else ask under its address, or as localhost.',
    ),
  );
}
