/**
 * From token to viewer: the first stop of every request and, again and again, of every open stream.
 * Invariant: what is revoked, ended or expired is known here within `staleMs`. Only the holder of a token learns why it is no good;
 * a guess learns nothing, since it meets no token.
 */
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import { HubError } from '../../errors.ts';
import { JwtSessions, type Register } from './jwt-sessions.ts';
import { JWT_IS_OVER, type Verify } from './jwt-verifier.ts';
import { hashOf, isSecret } from './secret.ts';
import { SessionMemory } from './session-memory.ts';
import { type Found, NOBODY, type Session } from './session.ts';
import { type TokenOptions, TokenSessions } from './token-sessions.ts';
import { isJwt, isJwtKey } from './verified-tokens.ts';

/** Every request waits for its session. */
const REPLY_MS = 10_000;

const IS_UNKNOWN = 'The token is unknown. See that it is all there, or ask for a new one.';

export interface AuthenticatorOptions extends TokenOptions {
  /** How long an answer may be used, in milliseconds. */
  staleMs: number;
  /** Where an identity provider is configured. */
  jwtSessions?: { verify: Verify; register: Register } | undefined;
}

export class Authenticator {
  private readonly pool: pg.Pool;
  private readonly tokens: TokenSessions;
  private readonly jwtSessions: JwtSessions | undefined;
  private readonly memory: SessionMemory;

  constructor(pool: pg.Pool, options: AuthenticatorOptions) {
    this.pool = pool;
    this.tokens = new TokenSessions(pool, options);
    const { jwtSessions, now, staleMs } = options;
    this.jwtSessions = jwtSessions && new JwtSessions(pool, { ...jwtSessions, now });
    this.memory = new SessionMemory(staleMs);
  }

  /**
   * The session of an `Authorization` header; the anonymous one where there is none.
   * @throws UNAUTHENTICATED for anything but a good token
   */
  async sessionOf(authorization: string | undefined, address = ''): Promise<Session> {
    if (authorization === undefined || authorization === '') return { ...NOBODY, address };
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (isSecret(token)) return this.renew({ hash: hashOf(token), address });
    if (!this.jwtSessions || !isJwt(token)) {
      throw HubError.unauthenticated(
        'Send `Authorization: Bearer …`, with a token of this hub (hub_…) or of its identity provider.',
      );
    }
    const key = await this.jwtSessions.keyOf(token);
    if (key !== null) return this.renew({ hash: key, address });
    throw HubError.unauthenticated('The token is not one of the identity provider, or is over.');
  }

  /**
   * The session as it is now.
   * @throws UNAUTHENTICATED where its token is good no longer
   */
  async renew({ hash, address }: Pick<Session, 'hash' | 'address'>): Promise<Session> {
    if (hash === null) return { ...NOBODY, address };
    const found = await this.look(hash);
    if (found && 'viewer' in found) return { ...found, address };
    throw HubError.unauthenticated(found?.fault ?? (isJwtKey(hash) ? JWT_IS_OVER : IS_UNKNOWN));
  }

  /** The session as `renew` gives it, where it is known without a look-up. */
  held(session: Session): Session | undefined {
    const { hash, address, viewer } = session;
    if (hash === null) return session;
    const found = this.memory.held(hash);
    if (!found || 'fault' in found) return undefined;
    return found.viewer === viewer ? session : { ...found, address };
  }

  /** The next look-up asks the database: after the account's rights have changed by its own command. */
  forget({ hash }: Pick<Session, 'hash'>): void {
    if (hash !== null) this.memory.forget(hash);
  }

  async close(): Promise<void> {
    await this.tokens.close();
    await this.pool.end();
  }

  private look(hash: string): Promise<Found | null> {
    const known = this.memory.of(hash);
    if (known) return known;
    const session =
      isJwtKey(hash) && this.jwtSessions
        ? this.jwtSessions.sessionOf(hash)
        : this.tokens.sessionOf(hash);
    this.memory.keep(hash, session);
    return session;
  }
}

export function openAuthenticator(url: string, options: AuthenticatorOptions): Authenticator {
  return new Authenticator(
    openPool(url, 'gridhub_feed', { max: 2, query_timeout: REPLY_MS }),
    options,
  );
}
