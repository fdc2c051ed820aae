/**
 * Who greets the hub on a socket, by the token of its first message or the cookie that came with it.
 * Invariant: a token in the address is refused; a socket that is given no session is closed with the reason.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type WebSocket from 'ws';
import type { Authenticator } from '../access/authenticator.ts';
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import type { Report } from '../execution/errors.ts';
import type { Callers } from '../http/caller.ts';
import { credentialOf, tokenInAddress, tokenIsInAddress } from '../http/credential.ts';
import type { Origins } from '../http/origins.ts';
import { misplacedRefusal } from '../http/page-token.ts';
import { FORBIDDEN, TRY_AGAIN, UNAUTHORIZED } from './close-codes.ts';

/** What graphql-ws knows of a socket. */
export interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
}

interface Means {
  authenticator: Authenticator;
  origins: Origins;
  callers: Callers;
  report: Report;
}

/** The session; undefined where there is none for it: then the socket is being closed. */
export async function greetedSession(
  params: { authorization?: unknown } | undefined,
  { socket, request }: Extra,
  { authenticator, origins, callers, report }: Means,
): Promise<Session | undefined> {
  try {
    if (tokenInAddress(request.url?.split('?', 2)[1] ?? '') !== null) throw tokenIsInAddress();
    // An empty one means anonymous, whatever cookie the browser has sent along.
    const text = params?.authorization ?? credentialOf(request, origins) ?? '';
    const session = await authenticator.sessionOf(
      typeof text === 'string' ? text : 'no text',
      callers.networkOf(request),
    );
    const misplaced = misplacedRefusal(session, origins.sideOf(request));
    if (misplaced) throw misplaced;
    return session;
  } catch (error) {
    if (!(error instanceof HubError)) {
      report(randomUUID(), error);
      socket.close(TRY_AGAIN, 'The hub cannot look your token up for a moment. Try again.');
      return undefined;
    }
    const isForbidden = error.extensions['code'] === 'FORBIDDEN';
    socket.close(isForbidden ? FORBIDDEN : UNAUTHORIZED, error.message);
    return undefined;
  }
}
