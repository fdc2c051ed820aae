/**
 * Runs the migrations that a database has not had, over one connection, which holds the lock besides: where it is cut the
 * lock is free again, and nothing of another start runs beside what is left of it.
 * Invariant: a migration is noted in the transaction that makes it; one in steps when the last of them is done.
 */
import type { Migration } from '@mikro-orm/migrations';
import type pg from 'pg';
import { SteppedMigration } from '../../../migrations/stepped.ts';
import type { MIGRATIONS } from '../../../migrations/index.ts';
import { StartError } from '../../errors.ts';
import { type Say, Progress, since } from './migration-progress.ts';
import { take } from './migration-step.ts';

/** What can run: the whole list of the program, in its order. */
export type Migrations = readonly Pick<(typeof MIGRATIONS)[number], 'name' | 'class'>[];

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

function counted(migrations: number): string {
  return migrations === 1 ? '1 migration' : `${migrations} migrations`;
}
