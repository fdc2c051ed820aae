/**
 * Who is behind each socket, from the token of its first message on, or stream, and until when.
 * Invariant: within a second after a token is revoked or expires its sockets and streams are closed, with 4401; after the last
 * grant has ended, with 4403. Which rows a narrower grant still shows is decided at each delivery.
 */
import { randomUUID } from 'node:crypto';
import type { Ceilings } from '../../bounds.ts';
import { type Authenticator } from '../access/authenticator.ts';
import { NOBODY, type Session, callerOf } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import type { Callers } from '../http/caller.ts';
import type { Connections } from '../http/connections.ts';
import type { Report } from '../execution/errors.ts';
import { FORBIDDEN, TOO_MANY, UNAUTHORIZED } from './close-codes.ts';
import type { Origins } from '../http/origins.ts';
import { type Extra, greetedSession } from './socket-greeting.ts';
import { Tally } from '../http/tally.ts';

const WATCH_MS = 400;

/** What somebody has come in by, and can be shown out of. */
interface SocketConnection {
  /** @param code of graphql-transport-ws */
  close(code: number, reason: string): void;
}

interface Options {
  authenticator: Authenticator;
  ceilings: Ceilings;
  origins: Origins;
  callers: Callers;
  connections: Connections;
  report: Report;
}

export class SocketConnections {
  private readonly options: Options;
  private readonly inside = new Map<SocketConnection, Session>();
  /** How many of those are whose. */
  private readonly counts = new Tally();
  private readonly watching: NodeJS.Timeout;

  constructor(options: Options) {
    this.options = options;
    this.watching = setInterval(() => {
      for (const [connection, session] of this.inside) {
        this.check(connection, session).catch((error: unknown) =>
          options.report(randomUUID(), error),
        );
      }
    }, WATCH_MS);
  }

  /** False where the token is no good, or has sockets enough: the socket is closed with the reason. */
  async enter(params: { authorization?: unknown } | undefined, extra: Extra): Promise<boolean> {
    const { socket, request } = extra;
    const session = await greetedSession(params, extra, this.options);
    // It may have gone while its token was looked up, and then no event comes any more.
    if (!session || socket.readyState !== socket.OPEN) return false;
    if (session.hash !== null) this.options.connections.know(request.socket, callerOf(session));
    return this.admit(socket, session);
  }

  /** False where the caller has sockets and streams enough: it is sent the error. */
  admit(connection: SocketConnection, session: Session): boolean {
    const { socketsPerToken: most } = this.options.ceilings;
    if (this.counts.of(callerOf(session)) >= most) {
      connection.close(
        TOO_MANY,
        `${most} sockets and operations of this token are open at your address. Close one first.`,
      );
      return false;
    }
    this.inside.set(connection, session);
    this.counts.add(callerOf(session), 1);
    return true;
  }

  leave(connection: SocketConnection): void {
    const session = this.inside.get(connection);
    if (!session) return;
    this.inside.delete(connection);
    this.counts.add(callerOf(session), -1);
  }

  /** The session of a socket as it is now. @throws UNAUTHENTICATED */
  sessionOf({ socket }: Extra): Promise<Session> {
    return this.options.authenticator.renew(this.inside.get(socket) ?? NOBODY);
  }

  close(): void {
    clearInterval(this.watching);
  }

  private async check(connection: SocketConnection, before: Session): Promise<void> {
    if (before.hash === null) return;
    try {
      const now = await this.options.authenticator.renew(before);
      if (before.viewer.grants.length > 0 && now.viewer.grants.length === 0) {
        connection.close(FORBIDDEN, 'The last of your grants has ended.');
      }
      if (this.inside.has(connection)) this.inside.set(connection, now);
    } catch (error) {
      // A database that is away for a moment says nothing about the token.
      if (error instanceof HubError) connection.close(UNAUTHORIZED, error.message);
    }
  }
}
