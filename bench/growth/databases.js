/** One PostgreSQL with the demo district in one database, and what has grown from it in others; kept if asked to. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { openEmbedded } from '../../dist/src/engine/database/embedded.js';
import { visitEmbedded } from '../../dist/src/engine/database/embedded-visit.js';
import { migrate } from '../../dist/src/engine/database/migrate.js';
import { Tables } from '../../dist/src/engine/database/tables.js';
import { openWriter } from '../../dist/src/engine/database/writer.js';
import { DISTRICTS_OF_NATION, grow } from '../../dist/src/demo/growth.js';
import { seedIfEmpty } from '../../dist/src/demo/seed.js';
import { ENTITIES } from '../../dist/src/features.js';

/** As on a machine that has the memory for it; the same for all databases. */
const SETTINGS = ['shared_buffers=2GB', 'max_wal_size=8GB', 'autovacuum=off'];

/** The demo's present, so that every run has the same rows. */
const DEMO = { seed: 211102, needs: 5_000 };

/** Opens the databases of these names, making those that are not there. @returns their addresses by name */
export async function openDatabases({ folder, names, scale }, whenDone) {
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'growth-')));
  if (!folder) {
    whenDone(() => rm(place, { recursive: true, force: true }));
    await chmod(place, 0o755);
  }
  const data = join(place, 'data');
  // One that is running there already, as for another run, is used with it.
  const server =
    (await visitEmbedded(data)) ?? (await openEmbedded({ folder: data, settings: SETTINGS }));
  whenDone(() => server.close());
  const urls = {};
  for (const name of names)
    urls[name] = await openDatabase(server.url, name, growthOf(name, scale));
  return urls;
}

function growthOf(name, scale) {
  if (name === 'needs') return { needs: Math.round(500_000 * scale) };
  if (name === 'nation') return { districts: Math.round(DISTRICTS_OF_NATION * scale) };
  return undefined;
}

async function openDatabase(serverUrl, name, growth) {
  const url = serverUrl.replace(/\/postgres$/, `/${name}`);
  await asked(serverUrl, async (client) => {
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length === 0) await client.query(`create database ${name} template template0`);
  });
  await migrate(url);
  const writer = openWriter(url, ENTITIES, 1);
  try {
    const say = (line) => console.log(`${name}: ${line}`);
    await seedIfEmpty(url, new Tables(writer.metadata), say, { ...DEMO, asOf: new Date() });
    if (growth && !(await hasGrown(url))) await grow(url, growth, say);
  } finally {
    await writer.close();
  }
  return url;
}

function hasGrown(url) {
  return asked(url, async (client) => {
    const { rows } = await client.query(`select from gridhub.hub_fact where name = 'growth'`);
    return rows.length > 0;
  });
}

/** As the login: what a benchmark looks up for itself. */
export async function asked(url, ask) {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=gridhub' });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
