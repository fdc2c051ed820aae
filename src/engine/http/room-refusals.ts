/** Refusals for want of room: of bodies, of answers that wait to be read, of connections. Each says when to come again. */
import type { Socket } from 'node:net';
import { HubError } from '../../errors.ts';
import { endSoon } from './lingering.ts';
import { Refusal } from './refusal.ts';

/** How soon room may be there again. */
const RETRY_S = 10;

export const NO_ROOM = new Refusal(
  503,
  HubError.rateLimited(
    `The hub is reading as many bodies as it can. Try again in ${RETRY_S} s.`,
    RETRY_S,
  ),
);

export const NO_READERS = new Refusal(
  503,
  HubError.unavailable(
    `As many answers as the hub holds wait to be read. Read yours, and try again in ${RETRY_S} s.`,
    RETRY_S,
  ),
);

const NO_PLACE = {
  message: `There are as many connections as the hub takes, or your address may have. Try again in ${RETRY_S} s.`,
  extensions: { code: 'RATE_LIMITED', retryAfter: RETRY_S },
};

/** Of a connection on which nothing was read. */
export function refuseConnection(socket: Socket): void {
  const body = JSON.stringify({ errors: [NO_PLACE] });
  const head = [
    'HTTP/1.1 503 Service Unavailable',
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `retry-after: ${RETRY_S}`,
  ];
  endSoon(socket, `${head.join('\r\n')}\r\n\r\n${body}`);
}
