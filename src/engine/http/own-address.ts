/** The address that the hub listens on, as the operator means it. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether only this machine reaches it: what no look-up could turn into another address. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback';
}

export function urlAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The same as somebody on this machine opens it: a hub that listens everywhere is found here too. */
export function localUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
