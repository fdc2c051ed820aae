/** The demo district into an empty database: one transaction, the same rows for the same seed and moment. */
import { openClient } from '../engine/database/connect.ts';
import type { Tables } from '../engine/database/tables.ts';
import { type DemoTokens, giveDemoTokens, lockDemo } from './demo-tokens.ts';
import { seedAccess } from './seed-access.ts';
import { type DistrictOptions, seedDistrict } from './seed-district.ts';

export interface DemoOptions extends DistrictOptions {
  /** Good for the demonstration's accounts from then on; left out: none is given, nor taken away. */
  tokens?: DemoTokens;
}

/** Generates the district unless there are places already; true where it did. */
export async function seedIfEmpty(
  url: string,
  tables: Tables,
  say: (line: string) => void,
  {
    seed: from = 211102,
    asOf = new Date(),
    needs = 5_000,
    more,
    tokens,
  }: Partial<DemoOptions> = {},
): Promise<boolean> {
  const client = await openClient(url, 'gridhub_writer');
  try {
    await client.query('begin');
    await lockDemo(client);
    const { rows } = await client.query('select exists (select from place) as filled');
    const isNew = rows[0].filled !== true;
    if (isNew) {
      say('generating the demo district (about 5 s) …');
      await seedDistrict(client, tables, { seed: from, asOf, needs, ...(more && { more }) });
    }
    await seedAccess(client, tables);
    if (tokens) await giveDemoTokens(client, tokens, new Date());
    await client.query('commit');
    if (!isNew) return false;
  } finally {
    await client.end();
  }
  await analyse(url);
  return true;
}

/** Fresh statistics at once: the planner would otherwise guess until autovacuum comes by. */
async function analyse(url: string): Promise<void> {
  const client = await openClient(url, 'gridhub_owner');
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
