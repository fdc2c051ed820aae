/**
 * Who is behind each socket, from the token of its first message on, or stream, and until when.
 * Invariant: within a second after a token is revoked or expires its sockets and streams are closed, with 4401; after the last
 * grant has ended, with 4403. Which rows a narrower grant still shows is decided at each delivery.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type WebSocket from 'ws';
import type { Ceilings } from '../config.ts';
import { type Directory, NOBODY, type Session } from '../access/directory.ts';
import { HubError } from '../errors.ts';
import { credentialOf } from './credential.ts';
import type { Report } from './errors.ts';
import type { Origins } from './origins.ts';

const WATCH_MS = 400;
/** Of graphql-transport-ws: the client does not try again with the same token. */
export const UNAUTHORIZED = 4401;
export const FORBIDDEN = 4403;
/** Of WebSocket itself. */
export const TRY_AGAIN = 1013;

/** What somebody has come in by, and can be shown out of. */
export interface Entrance {
  /** @param code of graphql-transport-ws */
  close(code: number, reason: string): void;
}

export interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
}

/** Of the hub's own: graphql-ws's client would never come back after the protocol's 4429. */
export const TOO_MANY = 4451;

export class Doors {
  private readonly directory: Directory;
  private readonly ceilings: Ceilings;
  private readonly origins: Origins;
  private readonly report: Report;
  private readonly inside = new Map<Entrance, Session>();
  private readonly watching: NodeJS.Timeout;

  constructor(directory: Directory, ceilings: Ceilings, origins: Origins, report: Report) {
    this.report = report;
    this.directory = directory;
    this.ceilings = ceilings;
    this.origins = origins;
    this.watching = setInterval(() => {
      for (const [entrance, session] of this.inside) {
        this.check(entrance, session).catch((error: unknown) => this.report(randomUUID(), error));
      }
    }, WATCH_MS);
  }

  /** False where the token is no good, or has sockets enough: the socket is told why and closed. */
  async enter(
    params: { authorization?: unknown } | undefined,
    { socket, request }: Extra,
  ): Promise<boolean> {
    try {
      // Said to be empty, it is nobody's, whatever cookie the browser has sent along.
      const text = params?.authorization ?? credentialOf(request, this.origins) ?? '';
      const session = await this.directory.sessionOf(
        typeof text === 'string' ? text : 'no text',
        request.socket.remoteAddress,
      );
      // It may have gone while its token was looked up, and then nobody tells us any more.
      if (socket.readyState !== socket.OPEN) return false;
      return this.admit(socket, session);
    } catch (error) {
      if (!(error instanceof HubError)) {
        this.report(randomUUID(), error);
        socket.close(TRY_AGAIN, 'The hub cannot look your token up for a moment. Try again.');
        return false;
      }
      const isForbidden = error.extensions['code'] === 'FORBIDDEN';
      socket.close(isForbidden ? FORBIDDEN : UNAUTHORIZED, error.message);
      return false;
    }
  }

  /** False where the token has sockets and streams enough: it is told so. */
  admit(entrance: Entrance, session: Session): boolean {
    const { socketsPerToken: most } = this.ceilings;
    if (this.countOf(session) >= most) {
      entrance.close(TOO_MANY, `${most} sockets and streams of this token are open.`);
      return false;
    }
    this.inside.set(entrance, session);
    return true;
  }

  leave(entrance: Entrance): void {
    this.inside.delete(entrance);
  }

  /** The session of a socket as it is now. @throws UNAUTHENTICATED */
  sessionOf({ socket }: Extra): Promise<Session> {
    return this.directory.renew(this.inside.get(socket) ?? NOBODY);
  }

  close(): void {
    clearInterval(this.watching);
  }

  private countOf({ hash }: Session): number {
    return [...this.inside.values()].filter((one) => one.hash === hash).length;
  }

  private async check(entrance: Entrance, before: Session): Promise<void> {
    if (before.hash === null) return;
    try {
      const now = await this.directory.renew(before);
      if (before.viewer.grants.length > 0 && now.viewer.grants.length === 0) {
        entrance.close(FORBIDDEN, 'The last of your grants has ended.');
      }
      if (this.inside.has(entrance)) this.inside.set(entrance, now);
    } catch (error) {
      // A database that is away for a moment says nothing about the token.
      if (error instanceof HubError) entrance.close(UNAUTHORIZED, error.message);
    }
  }
}
