/**
 * Sessions of the identity provider's tokens. The account is found by its subject, made when it first comes; its
 * grants are those that it was given here and those that the rules make of its claims.
 * Invariant: a token is verified again after a minute, and never good beyond its end.
 */
import type pg from 'pg';
import { claimedGrants } from './claimed-grants.ts';
import type { JwtIdentity, Verify } from './jwt-verifier.ts';
import { type AccountRow, GRANTS_FROM, RIGHTS, knownFrom } from './account-row.ts';
import type { Known } from './session.ts';
import { VerifiedTokens } from './verified-tokens.ts';
import { Viewer } from './viewer.ts';

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
  private readonly verified: VerifiedTokens;

  constructor(pool: pg.Pool, options: Options) {
    this.pool = pool;
    this.options = options;
    this.verified = new VerifiedTokens(options.verify);
  }

  /** What stands for the token from now on; null where it is no good. */
  keyOf(token: string): Promise<string | null> {
    return this.verified.keyOf(token);
  }

  /** Null beyond the token's end, and where it has been forgotten. */
  async sessionOf(key: string): Promise<Known | null> {
    const identity = this.verified.identityOf(key);
    if (!identity || identity.expiresAt <= this.options.now()) return null;
    const account = (await this.accountOf(identity)) ?? (await this.made(identity));
    const known = knownFrom(account);
    const grants = [...known.grants, ...(await claimedGrants(this.pool, identity))];
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
}
