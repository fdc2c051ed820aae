/**
 * Sessions of the hub's own tokens, by their hashes.
 * Invariant: tokens asked for in one tick are looked up in one statement; that they are in use is noted, and no answer waits for it.
 */
import type pg from 'pg';
import { settlesWithin } from '../../settles-within.ts';
import { loadBy } from '../loading/load-by.ts';
import { GRANTS_FROM, RIGHTS } from './account-row.ts';
import type { Found } from './session.ts';
import { type TokenRow, faultOf } from './token-fault.ts';
import { Viewers } from './viewers.ts';

/** For notes that are still to be written when the hub stops. */
const LAST_MS = 1_000;

export interface TokenOptions {
  now: () => Date;
  /** Whether the tokens of the demonstration are good here. */
  allowsDemo: boolean;
  /** Hears of tokens in use, each at most once a minute; never rejects. */
  noteUse: (hashes: string[]) => Promise<void>;
}

export class TokenSessions {
  private readonly pool: pg.Pool;
  private readonly options: TokenOptions;
  /** Notes of use that are being written. */
  private readonly noting = new Set<Promise<void>>();
  private readonly viewers = new Viewers();
  private readonly reading = loadBy<string, Found | null>(
    (hashes) => this.read(hashes),
    () => null,
    { cache: false },
  );

  constructor(pool: pg.Pool, options: TokenOptions) {
    this.pool = pool;
    this.options = options;
  }

  /** Null where there is no such token. */
  sessionOf(hash: string): Promise<Found | null> {
    return this.reading.load(hash);
  }

  /** Waits a moment for the notes; the pool is not its own. */
  async close(): Promise<void> {
    await settlesWithin(LAST_MS, Promise.all(this.noting));
  }

  private async read(hashes: readonly string[]): Promise<Map<string, Found>> {
    const { rows } = await this.pool.query<TokenRow>({
      name: 'access.session',
      text: `/* access.session */ select t.hash, a.id as "accountId", a.name, ${RIGHTS},
          t.revoked_at as "revokedAt", t.expires_at as "expiresAt", t.is_demo as "isDemo", t.is_for_page as "isForPage",
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

  private found(row: TokenRow): Found {
    const fault = faultOf(row, this.options.now(), this.options.allowsDemo);
    if (fault !== undefined) return { fault };
    const { hash, isForPage } = row;
    return { viewer: this.viewers.of(row), hash, ...(isForPage && { isForPage }) };
  }

  /** The answer does not wait for it; the end does. */
  private note(used: string[]): void {
    const noting = this.options.noteUse(used).finally(() => this.noting.delete(noting));
    this.noting.add(noting);
  }
}
