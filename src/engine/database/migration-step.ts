/**
 * One step of a migration in steps.
 * Invariant: each can be taken again: a killed migration goes along them anew.
 */
import type pg from 'pg';
import type { Step } from '../../../migrations/stepped.ts';
import { Progress } from './migration-progress.ts';

/** Takes the step to its end; batches run until one changes nothing. */
export async function take(client: pg.Client, step: Step, progress: Progress): Promise<void> {
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
