/**
 * From token to viewer: the first stop of every request and, again and again, of every open stream.
 * Invariant: what is revoked, ended or expired is known here within `staleMs`. Only the holder of a token learns why it is no good;
 * a guess learns nothing, since it meets no token.
 */
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import { HubError } from '../../errors.ts';
import { settlesWithin } from '../../settles-within.ts';
import { loadBy } from '../loading/load-by.ts';
import { type AccountRow, GRANTS_FROM, RIGHTS, knownFrom } from './grants.ts';
import { JwtSessions, type Register, isJwt, isJwtKey } from './jwt-sessions.ts';
import { JWT_IS_OVER, type Verify } from './jwt-verifier.ts';
import { hashOf, isSecret } from './secret.ts';
import { type Known, NOBODY, type Session } from './session.ts';
import { Viewer } from './viewer.ts';

/** Strangers' guesses are remembered too, so the memory is bounded. */
const MOST_KNOWN = 10_000;
/** Every request waits for its session. */
const REPLY_MS = 10_000;
/** For notes that are still to be written when the hub stops. */
const LAST_MS = 1_000;

const ASK = 'Ask for a new one.';
const IS_UNKNOWN = 'The token is unknown. See that it is all there, or ask for a new one.';
const IS_ORPHAN = `The token ended with the right of whoever made it. ${ASK}`;
const IS_DEMO = 'The token is of the demonstration, which is not asked for here (--demo).';

export interface AuthenticatorOptions {
  now: () => Date;
  /** How long an answer may be used, in milliseconds. */
  staleMs: number;
  /** Whether the tokens of the demonstration are good here. */
  allowsDemo: boolean;
  /** Hears of tokens in use, each at most once a minute; never rejects. */
  noteUse: (hashes: string[]) => Promise<void>;
  /** Where an identity provider is configured. */
  jwtSessions?: { verify: Verify; register: Register } | undefined;
}

interface Row extends AccountRow {
  hash: string;
  isStale: boolean;
  revokedAt: Date | null;
  expiresAt: Date;
  isDemo: boolean;
  /** The right by which it was made has ended. */
  isOrphan: boolean;
}

/** Of a token that the hub knows and that is no good: the reason, for its holder. */
type Found = Known | { fault: string };

interface Entry {
  session: Promise<Found | null>;
  /** What it came to; undefined as long as it is looked up. */
  found?: Found | null;
  until: number;
}

export class Authenticator {
  private readonly pool: pg.Pool;
  private readonly options: AuthenticatorOptions;
  private readonly jwtSessions: JwtSessions | undefined;
  private readonly known = new Map<string, Entry>();
  /** Notes of use that are being written. */
  private readonly noting = new Set<Promise<void>>();
  /** Tokens asked for in one tick are looked up in one statement. */
  private readonly reading = loadBy<string, Found | null>(
    (hashes) => this.read(hashes),
    () => null,
    { cache: false },
  );

  constructor(pool: pg.Pool, options: AuthenticatorOptions) {
    this.pool = pool;
    this.options = options;
    const { jwtSessions, now } = options;
    this.jwtSessions = jwtSessions && new JwtSessions(pool, { ...jwtSessions, now });
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
  held({ hash, address }: Pick<Session, 'hash' | 'address'>): Session | undefined {
    if (hash === null) return { ...NOBODY, address };
    const known = this.known.get(hash);
    if (!known?.found || known.until <= performance.now()) return undefined;
    return 'viewer' in known.found ? { ...known.found, address } : undefined;
  }

  /** The next look-up asks the database: after the account's rights have changed by its own command. */
  forget({ hash }: Pick<Session, 'hash'>): void {
    if (hash !== null) this.known.delete(hash);
  }

  async close(): Promise<void> {
    await settlesWithin(LAST_MS, Promise.all(this.noting));
    await this.pool.end();
  }

  private look(hash: string): Promise<Found | null> {
    const known = this.known.get(hash);
    if (known && known.until > performance.now()) return known.session;
    const session =
      isJwtKey(hash) && this.jwtSessions
        ? this.jwtSessions.sessionOf(hash)
        : this.reading.load(hash);
    const entry: Entry = { session, until: performance.now() + this.options.staleMs };
    session.then(
      (found) => (entry.found = found),
      // A look-up that failed is not kept: the next one asks again.
      () => this.known.get(hash) === entry && this.known.delete(hash),
    );
    this.known.delete(hash);
    this.known.set(hash, entry);
    if (this.known.size > MOST_KNOWN) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    return session;
  }

  private async read(hashes: readonly string[]): Promise<Map<string, Found>> {
    const { rows } = await this.pool.query<Row>({
      name: 'access.session',
      text: `/* access.session */ select t.hash, a.id as "accountId", a.name, ${RIGHTS},
          t.revoked_at as "revokedAt", t.expires_at as "expiresAt", t.is_demo as "isDemo",
          exists (select from unnest(t.made_by) m (id) where not exists (select from access_grant b
            where b.id = m.id and b.valid_from <= $2 and (b.valid_until is null or b.valid_until > $2))) as "isOrphan",
          coalesce(t.last_used_at < $2::timestamptz - interval '1 minute', true) as "isStale"
        from token t join account a on a.id = t.account_id ${GRANTS_FROM}
        where t.hash = any($1)
        group by t.id, a.id`,
      values: [hashes, this.options.now()],
    });
    const found = new Map(rows.map((row) => [row.hash, this.found(row)]));
    const used = rows.filter(({ hash, isStale }) => isStale && 'viewer' in (found.get(hash) ?? {}));
    if (used.length > 0) this.note(used.map(({ hash }) => hash));
    return found;
  }

  private found(row: Row): Found {
    const { revokedAt, expiresAt, isDemo, isOrphan } = row;
    if (revokedAt !== null) return { fault: `The token was revoked at ${told(revokedAt)}. ${ASK}` };
    if (expiresAt <= this.options.now())
      return { fault: `The token expired at ${told(expiresAt)}. ${ASK}` };
    if (isOrphan) return { fault: IS_ORPHAN };
    if (isDemo && !this.options.allowsDemo) return { fault: IS_DEMO };
    return { viewer: new Viewer(knownFrom(row)), hash: row.hash };
  }

  /** The answer does not wait for it; the end does. */
  private note(used: string[]): void {
    const noting = this.options.noteUse(used).finally(() => this.noting.delete(noting));
    this.noting.add(noting);
  }
}

/** To the second. */
function told(at: Date): string {
  return at.toISOString().replace(/\.\d+/, '');
}

export function openAuthenticator(url: string, options: AuthenticatorOptions): Authenticator {
  return new Authenticator(
    openPool(url, 'gridhub_feed', { max: 2, query_timeout: REPLY_MS }),
    options,
  );
}
