/**
 * Sessions of the identity provider's tokens. The account is found by its subject, made when it first comes; its
 * grants are those that it was given here and those that the rules make of its claims.
 * Invariant: a token is verified again after a minute, and never good beyond its end.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { JwtIdentity, Verify } from './jwt-verifier.ts';
import { type AccountRow, GRANTS_FROM, RIGHTS, knownFrom } from './grants.ts';
import type { Known } from './session.ts';
import type { Grant } from './grant.ts';
import { Viewer } from './viewer.ts';

const VERIFIED_MS = 60_000;
const MOST_KNOWN = 10_000;
/** In front of the hashes of these tokens. */
const PREFIX = 'jwt ';

/** Three parts with dots between: no token of the hub looks like it. */
export function isJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

export function isJwtKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

interface Verified {
  identity: JwtIdentity;
  until: number;
}

/** Makes the account of a subject that comes for the first time. */
export type Register = (subject: string, name: string) => Promise<void>;

interface Options {
  verify: Verify;
  register: Register;
  now: () => Date;
}

export class JwtSessions {
  private readonly pool: pg.Pool;
  private readonly options: Options;
  private readonly verified = new Map<string, Verified>();

  constructor(pool: pg.Pool, options: Options) {
    this.pool = pool;
    this.options = options;
  }

  /** What stands for the token from now on; null where it is no good. */
  async keyOf(token: string): Promise<string | null> {
    const key = PREFIX + createHash('sha256').update(token).digest('hex');
    const known = this.verified.get(key);
    if (known && known.until > performance.now()) return key;
    const identity = await this.options.verify(token);
    this.verified.delete(key);
    if (!identity) return null;
    this.verified.set(key, { identity, until: performance.now() + VERIFIED_MS });
    if (this.verified.size > MOST_KNOWN) {
      const [oldest] = this.verified.keys();
      if (oldest !== undefined) this.verified.delete(oldest);
    }
    return key;
  }

  /** Null beyond the token's end, and where it has been forgotten. */
  async sessionOf(key: string): Promise<Known | null> {
    const identity = this.verified.get(key)?.identity;
    if (!identity || identity.expiresAt <= this.options.now()) return null;
    const account = (await this.accountOf(identity)) ?? (await this.made(identity));
    const known = knownFrom(account);
    const grants = [...known.grants, ...(await this.grantsByRules(identity))];
    return { viewer: new Viewer({ ...known, grants }), hash: key };
  }

  private async made(identity: JwtIdentity): Promise<AccountRow> {
    await this.options.register(identity.subject, identity.name);
    const account = await this.accountOf(identity);
    if (!account) throw new Error(`no account was made for ${identity.subject}`);
    return account;
  }

  private async accountOf({ subject }: JwtIdentity): Promise<AccountRow | undefined> {
    const { rows } = await this.pool.query<AccountRow>({
      name: 'access.accountOf',
      text: `/* access.accountOf */ select a.id as "accountId", a.name, ${RIGHTS}
        from account a ${GRANTS_FROM} where a.subject = $1 group by a.id`,
      values: [subject, this.options.now()],
    });
    return rows[0];
  }

  private async grantsByRules({ rules, expiresAt }: JwtIdentity): Promise<Grant[]> {
    if (rules.length === 0) return [];
    const places = await this.named<NonNullable<Grant['place']>>(
      `select c.code, p.id, p.name, p.path from place_code c join place p on p.id = c.place_id where c.code = any($1)`,
      rules.flatMap(({ place }) => place ?? []),
    );
    const units = await this.named<NonNullable<Grant['unit']>>(
      'select code, id, name from partner_unit where code = any($1)',
      rules.flatMap(({ unit }) => unit ?? []),
    );
    return rules.flatMap(({ role, place, unit }, i): Grant[] => {
      const on = { place: places.get(place ?? '') ?? null, unit: units.get(unit ?? '') ?? null };
      // A code that no place or unit has grants nothing.
      return on.place || on.unit
        ? [{ id: `rule ${i + 1}`, role, ...on, validUntil: expiresAt }]
        : [];
    });
  }

  private async named<T>(text: string, codes: string[]): Promise<Map<string, T>> {
    if (codes.length === 0) return new Map();
    const { rows } = await this.pool.query<T & { code: string }>(`/* access.named */ ${text}`, [
      codes,
    ]);
    return new Map(rows.map((row) => [row.code, row]));
  }
}
