/**
 * The audit's door. Commands write their row in their own transaction (`auditCommand`); reads are written here, on a
 * connection of their own, before the answer leaves. So is the first refusal in a minute of a known caller, command and
 * code; the others, and all of strangers, are counted and written as one row. Rows hold no personal value.
 * Invariant: rows are chained within a second or two of their commit by one job a database, whatever process runs it.
 */
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import { every } from '../../job.ts';
import { settlesWithin } from '../../settles-within.ts';
import { chainAudit } from './audit-chain.ts';
import type { Entry } from './audit-entry.ts';
import { COLUMNS, valuesOf } from './audit-insert.ts';
import { Refusals } from './refusals.ts';

const CHAIN_MS = 1_000;
const MINUTE_MS = 60_000;
/** For what is still to be written when the hub stops. */
const LAST_MS = 1_500;
/** An answer waits for its row. */
const REPLY_MS = 10_000;
/** What is left then is chained when a hub is there again. */
const LAST_CHAIN_MS = 1_000;
/** In a minute, of different ones: an account has about 150, one for each command and code. */
const MOST_REFUSALS = 10_000;

export interface AuditOptions {
  onTransient: (error: unknown) => void;
}

export class Audit {
  private readonly writer: pg.Pool;
  private readonly chainer: pg.Pool;
  private readonly jobs: (() => Promise<void>)[];
  private readonly onTransient: AuditOptions['onTransient'];
  private readonly refusals = new Refusals(MOST_REFUSALS);

  constructor(writer: pg.Pool, chainer: pg.Pool, { onTransient }: AuditOptions) {
    this.writer = writer;
    this.chainer = chainer;
    this.onTransient = onTransient;
    this.jobs = [
      every(CHAIN_MS, (signal) => this.chain(signal), onTransient),
      every(MINUTE_MS, () => this.tellRefusals(), onTransient),
    ];
  }

  /** Returns when the row is there, or a refusal is counted: only then may the answer leave. */
  async tell(entry: Entry): Promise<void> {
    if (entry.kind === 'REFUSED' && !this.refusals.note(entry)) return;
    await this.insert(entry, 1);
  }

  /** Chains what has committed, in batches until the signal aborts; the job does it by itself every second. */
  chain(signal?: AbortSignal): Promise<void> {
    return chainAudit(this.chainer, signal);
  }

  async close(): Promise<void> {
    const last = async () => {
      for (const stop of this.jobs) await stop();
      await this.tellRefusals().catch(this.onTransient);
      await this.chain(AbortSignal.timeout(LAST_CHAIN_MS)).catch(this.onTransient);
    };
    await settlesWithin(LAST_MS, last());
    await Promise.all([this.writer.end(), this.chainer.end()]);
  }

  /** Writes what was counted since the last time; the job does it every minute. What could not be written is kept. */
  async tellRefusals(): Promise<void> {
    const counted = this.refusals.take();
    while (counted[0]) {
      const { entry, count } = counted[0];
      try {
        await this.insert(entry, count);
      } catch (error) {
        this.refusals.putBack(counted);
        throw error;
      }
      counted.shift();
    }
  }

  private async insert(entry: Entry, count: number): Promise<void> {
    await this.writer.query(
      `/* access.audit */ insert into audit (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      valuesOf(entry, count),
    );
  }
}

/** @param addresses of those who write it and who chain it */
export function openAudit(
  { writer, feed }: Readonly<Record<'writer' | 'feed', string>>,
  options: AuditOptions,
): Audit {
  return new Audit(
    openPool(writer, 'gridhub_writer', { max: 2, query_timeout: REPLY_MS }),
    openPool(feed, 'gridhub_feed', { max: 1 }),
    options,
  );
}
