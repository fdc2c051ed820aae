/** Names of hosts: the one form in which they are compared. */
import { hostname } from 'node:os';
import { domainToASCII } from 'node:url';

const LOOPBACK = ['localhost', 'localhost.localdomain', 'ip6-localhost', 'ip6-loopback'];
/** A name or an IPv4 address, or an IPv6 address in brackets, and a port. */
export const FORM = /^(?:\[([\da-f:.]+)\]|([^\s:[\]@/?#\\]+))(?::\d*)?$/i;

/** A name as the configuration may give it, in the one form that is compared; undefined where it is none. */
export function readHost(text: string): string | undefined {
  const [, , name] = /:\d*$/.test(text) ? [] : (FORM.exec(text) ?? []);
  return name === undefined ? undefined : domainToASCII(folded(name)) || undefined;
}

/** The dot at the end of a name that is complete says nothing more. */
export function folded(name: string): string {
  const small = name.toLowerCase();
  return small.endsWith('.') ? small.slice(0, -1) : small;
}

/** The loopback's names, and the machine's as it calls itself, with its domain and without. */
export function machineNames(): string[] {
  const whole = folded(hostname());
  return [...LOOPBACK, whole, whole.split('.')[0] ?? ''].filter(Boolean);
}
