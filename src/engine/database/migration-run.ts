/**
 * Runs the migrations that a database has not had, over one connection, which holds the lock besides: where it is cut the
 * lock is free again, and nothing of another start runs beside what is left of it.
 * Invariant: a migration is noted in the transaction that makes it; one in steps when the last of them is done.
 */
import type { Migration } from '@mikro-orm/migrations';
import type pg from 'pg';
import { SteppedMigration, type Step } from '../../../migrations/stepped.ts';
import type { MIGRATIONS } from '../../../migrations/index.ts';
import { StartError } from '../../errors.ts';

export type Migrations = readonly Pick<(typeof MIGRATIONS)[number], 'name' | 'class'>[];
export type Say = (line: string) => void;

/** A step that takes so long is reported, and again as long as it goes on. */
const PATIENCE_MS = 2_000;
const AGAIN_MS = 10_000;

/** Those that have run, in their order. */
export async function doneMigrations(client: pg.Client): Promise<string[]> {
  await client.query(`create table if not exists migration (id serial primary key,
    name varchar(255) not null, executed_at timestamptz(6) not null default current_timestamp(6))`);
  const { rows } = await client.query<{ name: string }>('select name from migration order by id');
  return rows.map(({ name }) => name);
}

/** @throws StartError naming the migration that failed: what was done before it stands */
export async function runPending(
  client: pg.Client,
  all: Migrations,
  done: readonly string[],
  say: Say,
): Promise<void> {
  const pending = all.filter(({ name }) => !done.includes(name));
  if (pending.length === 0) return;
  const began = performance.now();
  say(`bringing the database to the present schema: ${counted(pending.length)}`);
  for (const [at, migration] of pending.entries()) {
    const title = `migration ${at + 1} of ${pending.length}, ${migration.name}`;
    const progress = new Progress(title, say);
    try {
      await runOne(client, migration, progress);
    } catch (cause) {
      throw new StartError(
        `${title}, failed: ${(cause as Error).message}. What was done before it stands, and nothing else: ` +
          'mend the cause and start again, it goes on from there.',
        { cause },
      );
    } finally {
      progress.close();
    }
  }
  say(`the database has the present schema: ${counted(pending.length)} in ${since(began)}`);
}

async function runOne(client: pg.Client, migration: Migrations[number], progress: Progress) {
  const { name } = migration;
  // It collects statements only: what MikroORM would give it to run them with is not asked for.
  const one = new (migration.class as unknown as new () => Migration)();
  const note = () => client.query('insert into migration (name) values ($1)', [name]);
  if (one instanceof SteppedMigration) {
    for (const step of one.steps) await take(client, step, progress);
    await note();
    return;
  }
  await one.up();
  await client.query('begin');
  try {
    // They are texts: nothing of MikroORM's own is put into a migration.
    for (const sql of one.getQueries()) await client.query(sql as string);
    await note();
    await client.query('commit');
  } catch (error) {
    // Where the connection is gone, so is the transaction; the error says why.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function take(client: pg.Client, step: Step, progress: Progress): Promise<void> {
  switch (step.kind) {
    case 'statement':
      await client.query(step.sql);
      return;
    case 'index':
      return makeIndex(client, step, progress);
    case 'batches':
      for (let rows = 0; ;) {
        const { rowCount } = await client.query(step.sql);
        if (!rowCount) return;
        rows += rowCount;
        progress.what = `${step.what}, ${rows} rows`;
      }
  }
}

/** An index that a killed start has left half made is there by its name, and no query uses it. */
async function makeIndex(
  client: pg.Client,
  { name, on, isUnique = false }: Extract<Step, { kind: 'index' }>,
  progress: Progress,
): Promise<void> {
  progress.what = `index ${name}`;
  const { rows } = await client.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [name],
  );
  if (rows[0]?.valid) return;
  if (rows[0]) await client.query(`drop index concurrently if exists ${name}`);
  await client.query(`create ${isUnique ? 'unique ' : ''}index concurrently ${name} on ${on}`);
}

/** Says what takes long, while it does and when it is over. */
class Progress {
  /** The step under way. */
  what = '';
  private readonly title: string;
  private readonly say: Say;
  private readonly began = performance.now();
  private hasTold = false;
  private timer: NodeJS.Timeout;

  constructor(title: string, say: Say) {
    this.title = title;
    this.say = say;
    this.timer = setTimeout(() => this.tell(), PATIENCE_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.hasTold) this.say(`${this.title}: ended after ${since(this.began)}`);
  }

  private tell(): void {
    this.hasTold = true;
    const what = this.what && ` (${this.what})`;
    this.say(`${this.title}${what}: ${since(this.began)} so far`);
    this.timer = setTimeout(() => this.tell(), AGAIN_MS);
  }
}

function counted(migrations: number): string {
  return migrations === 1 ? '1 migration' : `${migrations} migrations`;
}

function since(began: number): string {
  return `${((performance.now() - began) / 1_000).toFixed(1)} s`;
}
