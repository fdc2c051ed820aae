/**
 * The audit's door. Commands write their row in their own transaction (`auditCommand`); reads are written here, on a
 * connection of their own, before the answer leaves. So is the first refusal in a minute of a known caller, command and
 * code; the others, and all of strangers, are counted and written as one row. Rows hold no personal value.
 * Invariant: rows are chained within a second or two of their commit by one job a database, whatever process runs it.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import { newId } from '../id.ts';
import { settlesWithin } from '../patience.ts';
import { Refusals } from './refusals.ts';
import type { Viewer } from './viewer.ts';

const CHAIN_MS = 1_000;
const MINUTE_MS = 60_000;
/** For what is still to be written when the hub stops. */
const LAST_MS = 1_500;
/** An answer waits for its row. */
const REPLY_MS = 10_000;
/** In a minute, of different ones: an account has about 150, one for each command and code. */
const MOST_REFUSALS = 10_000;

export interface Entry {
  /** Given where it is to be found again. */
  id?: string;
  kind: 'COMMAND' | 'REFUSED' | 'READ';
  what: string;
  viewer: Viewer;
  role?: string;
  objectId?: string | null;
  path?: string | null;
  code?: string;
}

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
  onTrouble: (error: unknown) => void;
}

export class Audit {
  private readonly writer: pg.Pool;
  private readonly chainer: pg.Pool;
  private readonly jobs: NodeJS.Timeout[];
  private readonly onTrouble: AuditOptions['onTrouble'];
  private pending: Promise<unknown> = Promise.resolve();
  private readonly refusals = new Refusals(MOST_REFUSALS);

  constructor(writer: pg.Pool, chainer: pg.Pool, { onTrouble }: AuditOptions) {
    this.writer = writer;
    this.chainer = chainer;
    this.onTrouble = onTrouble;
    this.jobs = [
      setInterval(() => this.run(() => this.chain()), CHAIN_MS),
      setInterval(() => this.run(() => this.tellRefusals()), MINUTE_MS),
    ];
  }

  /** Returns when the row is there, or a refusal is counted: only then may the answer leave. */
  async tell(entry: Entry): Promise<void> {
    if (entry.kind === 'REFUSED' && !this.refusals.note(entry)) return;
    await this.insert(entry, 1);
  }

  /** Chains what has committed; the job does it by itself every second. */
  async chain(): Promise<void> {
    await this.chainer.query('/* access.chain */ select chain_audit()');
  }

  async close(): Promise<void> {
    for (const job of this.jobs) clearInterval(job);
    await settlesWithin(LAST_MS, this.tellLast());
    await Promise.all([this.writer.end(), this.chainer.end()]);
  }

  private async tellLast(): Promise<void> {
    await this.pending;
    await this.tellRefusals().catch(this.onTrouble);
    await this.chain().catch(this.onTrouble);
  }

  /** One job at a time; a failure is told and tried again at the next turn. */
  private run(job: () => Promise<void>): void {
    this.pending = this.pending.then(job).catch(this.onTrouble);
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

export function openAudit(url: string, options: AuditOptions): Audit {
  return new Audit(
    openPool(url, 'gridhub_writer', { max: 2, query_timeout: REPLY_MS }),
    openPool(url, 'gridhub_feed', { max: 1 }),
    options,
  );
}

export interface Verdict {
  rows: number;
  /** What is wrong, with the first row that is; null where the chain is whole. */
  fault: string | null;
}

interface Link {
  id: string | null;
  given: string;
  right: string | null;
}

/** Goes along the whole chain. */
export async function verifyAudit(client: pg.ClientBase): Promise<Verdict> {
  const { rows: links } = await client.query<Link>(
    `/* access.verify */ select l.audit_id as id, l.hash as given,
       audit_hash(coalesce(lag(l.hash) over (order by l.seq), ''), a) as right
     from audit_link l left join audit a on a.id = l.audit_id order by l.seq`,
  );
  const broken = links.find(({ given, right }) => given !== right);
  const { rows: loose } = await client.query<{ id: string }>(
    `/* access.loose */ select id from audit a where at < now() - interval '1 minute'
       and not exists (select from audit_link l where l.audit_id = a.id) order by id limit 1`,
  );
  const [unchained] = loose;
  if (broken) return { rows: links.length, fault: `the chain breaks at ${broken.id}` };
  if (unchained) return { rows: links.length, fault: `${unchained.id} is not in the chain` };
  return { rows: links.length, fault: null };
}
