/**
 * The audit's door. Commands write their row in their own transaction (`auditCommand`); reads are written here, on a
 * connection of their own, before the answer leaves. So is the first refusal in a minute of a known caller, command and
 * code; the others, and all of strangers, are counted and written as one row. Rows hold no personal value.
 * Invariant: rows are chained within a second or two of their commit by one job a database, whatever process runs it.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import { newId } from '../../id.ts';
import { every, inBatches } from '../../job.ts';
import { settlesWithin } from '../../settles-within.ts';
import type { Entry } from './audit-entry.ts';
import { Refusals } from './refusals.ts';

const CHAIN_MS = 1_000;
const MINUTE_MS = 60_000;
/** For what is still to be written when the hub stops. */
const LAST_MS = 1_500;
/** An answer waits for its row. */
const REPLY_MS = 10_000;
/** In one transaction, which those wait for who chain at the same time. */
const MOST_CHAINED = 5_000;
/** What is left then is chained when a hub is there again. */
const LAST_CHAIN_MS = 1_000;
/** In a minute, of different ones: an account has about 150, one for each command and code. */
const MOST_REFUSALS = 10_000;

const COLUMNS = 'id, kind, what, account_id, role, object_id, path, code, count';

function valuesOf(entry: Entry, count: number): unknown[] {
  const { kind, what, viewer, role, objectId, path, code } = entry;
  return [
    entry.id ?? newId('audit'),
    kind,
    what,
    viewer.accountId,
    role ?? viewer.grants[0]?.role ?? null,
    objectId ?? null,
    path ?? null,
    code ?? null,
    count,
  ];
}

/** In the command's own transaction: kept if it commits, gone if it does not. */
export async function auditCommand(em: EntityManager, entry: Entry): Promise<void> {
  await em.execute(
    `/* access.auditCommand */ insert into audit (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    valuesOf(entry, 1),
  );
}

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
    const chain = async (most: number) => {
      const text = '/* access.chain */ select chain_audit($1) as done';
      const { rows } = await this.chainer.query<{ done: number }>(text, [most]);
      return rows[0]?.done ?? 0;
    };
    return inBatches(chain, { most: MOST_CHAINED, signal });
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

export interface Verdict {
  rows: number;
  /** How many wait for their link. */
  waiting: number;
  /** What is wrong, with the first row that is; null where the chain is whole. */
  fault: string | null;
}

interface Link {
  seq: number;
  id: string | null;
  given: string;
  right: string | null;
}

/** So many links are read at once. */
const PART = 10_000;

/** Goes along the whole chain. */
export async function verifyAudit(client: pg.ClientBase): Promise<Verdict> {
  let rows = 0;
  let broken: Link | undefined;
  for (let last: Link | undefined; ;) {
    const links = await linksBehind(client, last);
    rows += links.length;
    broken ??= links.find(({ given, right }) => given !== right);
    last = links.at(-1);
    if (links.length < PART) break;
  }
  const { waiting, loose } = await unchained(client);
  if (broken) return { rows, waiting, fault: `the chain breaks at ${broken.id}` };
  if (loose !== null) return { rows, waiting, fault: `${loose} is not in the chain` };
  return { rows, waiting, fault: null };
}

async function linksBehind(client: pg.ClientBase, last: Link | undefined): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `/* access.verify */ select l.seq, l.audit_id as id, l.hash as given,
       audit_hash(coalesce(lag(l.hash) over (order by l.seq), $2), a) as right
     from (select * from audit_link where seq > $1 order by seq limit ${PART}) l
     left join audit a on a.id = l.audit_id order by l.seq`,
    [last?.seq ?? 0, last?.given ?? ''],
  );
  return rows;
}

/** What waits for its link came when it says; what says that it is older, or does not wait, was slipped in. */
async function unchained(
  client: pg.ClientBase,
): Promise<{ waiting: number; loose: string | null }> {
  const { rows } = await client.query<{ waiting: number; loose: string | null }>(
    `/* access.loose */ select (select count(*)::integer from audit_waiting) as waiting,
       (select a.id from audit a where a.at < now() - interval '1 minute'
          and not exists (select from audit_link l where l.audit_id = a.id)
          and not exists (select from audit_waiting w where w.audit_id = a.id and w.since < a.at + interval '1 minute')
        order by a.id limit 1) as loose`,
  );
  return rows[0] ?? { waiting: 0, loose: null };
}
