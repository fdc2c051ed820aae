/**
 * The keys that cursors are signed with: of the database, so that a cursor is good at every hub of it. What somebody made
 * up tells nothing then, not even how far the journal has come.
 */
import { DAY_MS } from '../../day.ts';
import { type Key, type Signature, isOf, signatureOf } from './signature.ts';

const RELOAD_MS = 1_000;

/** Signs with the present key, and judges what any of them has signed. */
export class Seal {
  private readonly read: () => Promise<Key[]>;
  private keys = new Map<string, Key>();
  private current: Key | undefined;
  private readAt = -Infinity;

  /** @param read the keys as the database has them now */
  constructor(read: () => Promise<Key[]>) {
    this.read = read;
  }

  async reload(): Promise<void> {
    this.readAt = performance.now();
    const keys = await this.read();
    this.keys = new Map(keys.map((key) => [key.id, key]));
    this.current = keys.find(({ retiredAt }) => retiredAt === null);
  }

  sign(text: string): Signature {
    if (!this.current) throw new Error('the database has no key to sign cursors with');
    return signatureOf(this.current, text);
  }

  /** Outdated: by a key that no hub has any more, or that was given up longer ago than the journal reaches. */
  async judge(
    text: string,
    signature: Signature,
    days: number,
  ): Promise<'good' | 'forged' | 'outdated'> {
    const { keyId } = signature;
    // Another hub may sign with a key that was made since.
    const isStale = performance.now() - this.readAt > RELOAD_MS;
    if (!this.keys.has(keyId) && isStale) await this.reload();
    const key = this.keys.get(keyId);
    const { retiredAt } = key ?? { retiredAt: null };
    if (!key || (retiredAt && retiredAt.getTime() < Date.now() - days * DAY_MS)) return 'outdated';
    return isOf(signature, key, text) ? 'good' : 'forged';
  }
}
