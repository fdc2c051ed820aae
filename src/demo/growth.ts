/**
 * Growth: the demo district many times over, for measuring far beyond it. Copies are made set-wise in one transaction,
 * past triggers, keys and indexes; what those would have done is done for all rows at once, so that counters equal
 * lists and the journal tells of every row, as if each had been written by itself.
 */
import type pg from 'pg';
import { openClient } from '../engine/database/connect.ts';
import { StartError } from '../errors.ts';
import { takeAway } from './bare-tables.ts';
import { makeCopies } from './growth-copies.ts';
import { copyStatement } from './growth-rows.ts';
import { COPIED, type Kind } from './growth-tables.ts';
import { countNew, fold, tell } from './growth-triggers.ts';
import { columnsOf } from './table-columns.ts';
import { addUpperPlaces } from './upper-places.ts';

export interface Growth {
  /** Needs in the district, about so many: one that was merged goes along with the one it was merged into. */
  needs?: number;
  /** Or so many districts beside it. */
  districts?: number;
}

/** A nation of two million places and a million needs, in districts like that of the demo. */
export const DISTRICTS_OF_NATION = 496;

/**
 * Grows the demo district, which the database must hold and nothing else.
 * @throws StartError where it does not, or has grown already
 */
export async function grow(
  url: string,
  growth: Growth,
  say: (line: string) => void = () => {},
): Promise<void> {
  const client = await openClient(url, 'gridhub_owner');
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set idle_in_transaction_session_timeout = 0');
    await client.query('begin');
    await growWithin(client, growth, say);
    await client.query('commit');
    await fold(client);
    say('tidying up …');
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

async function growWithin(client: pg.Client, growth: Growth, say: (line: string) => void) {
  await client.query(
    `set local work_mem = '256MB'; set local maintenance_work_mem = '512MB';
     set local synchronous_commit = off`,
  );
  await checkDemo(client);
  const kind: Kind = growth.districts === undefined ? 'lists' : 'district';
  const copies = growth.districts ?? (await copiesFor(client, growth.needs ?? 0));
  if (copies < 1) return;
  await client.query(`insert into hub_fact (name, value) values ('growth', $1)`, [
    JSON.stringify(growth),
  ]);
  await makeCopies(client, kind, copies);
  const tables = Object.keys(COPIED[kind]);
  const putBack = await takeAway(client, tables);
  if (kind === 'district') await addUpperPlaces(client);
  for (const table of tables) {
    const { rowCount } = await client.query(
      copyStatement(kind, table, await columnsOf(client, table)),
    );
    say(`${table}: ${rowCount} rows`);
    await tell(client, table);
  }
  say('indexes and keys …');
  await client.query(putBack);
  await countNew(client);
}

async function checkDemo(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ facts: string[] | null }>(
    `select array_agg(name) as facts from hub_fact where name in ('demo', 'growth')`,
  );
  const facts = rows[0]?.facts ?? [];
  if (!facts.includes('demo'))
    throw new StartError('The database does not hold the demo district: growth begins with it.');
  if (facts.includes('growth'))
    throw new StartError('The database has grown already: take one with the demo district alone.');
}

async function copiesFor(client: pg.Client, needs: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) from need');
  const [{ count } = { count: 1 }] = rows;
  return Math.ceil(needs / count) - 1;
}
