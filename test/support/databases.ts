/**
 * One PostgreSQL for the whole run with two migrated templates, one of them holding the demo district; every
 * hub of a test gets a clone. GRIDHUB_TEST_DATABASE_URL names another server to run on, as CI does once more.
 */
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { Tables } from '../../src/engine/database/tables.ts';
import { openWriter } from '../../src/engine/database/writer.ts';
import { seedIfEmpty } from '../../src/demo/seed.ts';
import { ENTITIES } from '../../src/features.ts';
import { DEMO_TOKENS } from './demo-tokens.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
    /** Where hubs on that server keep their secrets. */
    secrets: string;
  }
}

/** The demo of the tests: its present is fixed, so that its rows are the same in every run. */
export const DEMO = { seed: 211102, asOf: new Date('2026-11-20T04:00:00Z'), needs: 5_000 };
export const EMPTY_TEMPLATE = 'gridhub_test_empty';
export const DEMO_TEMPLATE = 'gridhub_test_demo';

const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['GRIDHUB_TEST_DATABASE_URL'];
  const folder = join(await mkdtemp(join(tmpdir(), 'gridhub-test-')).then(remove), 'data');
  const embedded = given ? undefined : await openEmbedded({ folder, settings });
  const serverUrl = given ?? embedded?.url ?? '';
  await makeTemplate(serverUrl, EMPTY_TEMPLATE);
  await makeTemplate(serverUrl, DEMO_TEMPLATE, EMPTY_TEMPLATE);
  await seedTemplate(inDatabase(serverUrl, DEMO_TEMPLATE));
  project.provide('serverUrl', serverUrl);
  const secrets = await mkdtemp(join(tmpdir(), 'gridhub-secrets-'));
  project.provide('secrets', secrets);
  return async () => {
    await embedded?.close();
    await rm(join(folder, '..'), { recursive: true, force: true });
    await rm(secrets, { recursive: true });
  };
}

/** A name that nobody else has; the embedded server makes the folder itself, reachable by its user. */
async function remove(path: string): Promise<string> {
  await rm(path, { recursive: true });
  return path;
}

async function makeTemplate(serverUrl: string, name: string, from?: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} template ${from ?? 'template0'} encoding 'UTF8'`);
  });
  if (!from) await migrate(inDatabase(serverUrl, name));
}

async function seedTemplate(url: string): Promise<void> {
  const writer = openWriter(url, ENTITIES, 1);
  await seedIfEmpty(url, new Tables(writer.metadata), () => {}, {
    ...DEMO,
    tokens: DEMO_TOKENS,
  });
  await writer.close();
  const client = new pg.Client({ connectionString: url, options: '-c search_path=gridhub' });
  await client.connect();
  await client.query('set role gridhub_feed');
  await client.query('select fold_need_counts(1000000)');
  await client.end();
}

export function inDatabase(serverUrl: string, name: string): string {
  return serverUrl.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}

export async function onServer<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits for the last connections to be gone: what is cut off would complain in the middle of the next test. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        return await client.query(`drop database if exists ${name}`);
      } catch (error) {
        if ((error as { code?: string }).code !== '55006') throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    throw new Error(`${name} is still in use: something of the hub was not closed`);
  });
}
