/** A real PgBouncer between the hub and its database: refused at once and told why, never half working. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/hub.ts';
import { openTestHub } from '../support/hub.ts';
import { openPgbouncer, pgbouncerPath } from '../support/pgbouncer.ts';

const { databaseUrl } = await openTestHub();

const CURE =
  /a pooler that does not pass on what a connection is opened with.*Let DATABASE_URL.*lead to PostgreSQL itself/s;

test.skipIf(!pgbouncerPath).each([
  ['that refuses start-up options, as it does by itself', []],
  ['that drops start-up options', ['ignore_startup_parameters = options']],
  ['that lends connections for a transaction', ['pool_mode = transaction']],
])('a pooler %s is refused with the cure', async (_, settings) => {
  const pooler = await openPgbouncer(databaseUrl, settings);
  onTestFinished(() => pooler.close());
  const config = { ...readConfig({}), port: 0, dataFolder: inject('secrets') };
  await expect(startHub({ config: { ...config, databaseUrl: pooler.url } })).rejects.toThrow(CURE);
});

test.skipIf(!pgbouncerPath)('one before the logins alone is refused too', async () => {
  const pooler = await openPgbouncer(databaseUrl, ['ignore_startup_parameters = options']);
  onTestFinished(() => pooler.close());
  const logins = { reader: pooler.url, writer: pooler.url, feed: pooler.url };
  const config = { ...readConfig({}), port: 0, databaseUrl, logins };
  await expect(startHub({ config })).rejects.toThrow(CURE);
});
