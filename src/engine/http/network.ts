/**
 * The network that an address is of: what ceilings count by.
 * Invariant: all addresses that one stranger has at will are of one network.
 */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host with an IPv6 address has all of its network. */
const NETWORK_PARTS = 4;

/** An IPv4 address as it is, of an IPv6 address the first half; empty for what is none. */
export function networkOf(address: string): string {
  let network = networks.get(address);
  if (network === undefined) {
    network = readNetwork(address);
    if (networks.size >= MOST_REMEMBERED) networks.clear();
    networks.set(address, network);
  }
  return network;
}

/** Connections ask again for every request. */
const networks = new Map<string, string>();
const MOST_REMEMBERED = 1_000;

function readNetwork(address: string): string {
  if (isIP(address) === 0) return '';
  const read = ipaddr.process(address);
  if (read instanceof ipaddr.IPv4) return read.toString();
  const parts = read.parts.slice(0, NETWORK_PARTS).map((one) => one.toString(16));
  return `${parts.join(':')}::/64`;
}
