/** The ways in which a hub ends, each tried under one Node: nothing of it stays behind, its PostgreSQL above all. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { onServer } from '../support/databases.ts';
import {
  type Started,
  type Way,
  familyOf,
  hubOf,
  isAlive,
  namersOf,
  serversOn,
  start,
  stopAll,
  watchersOf,
} from '../support/process.ts';

const PRELOAD = `--import=${new URL('../support/trouble.js', import.meta.url).href}`;
/** What stands in front of a failure in the log. */
export const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The server's own patience with a fast stop, and some more. */
export const PATIENCE = { timeout: 15_000, interval: 100 };

export const freshFolder = () =>
  join(tmpdir(), `gridhub-test-end-${randomBytes(4).toString('hex')}`);

/** A data folder whose database holds one place: no demo is made in it. */
export function useFolder(): string {
  const folder = freshFolder();
  beforeAll(async () => {
    const embedded = await openEmbedded({ folder });
    await migrate(embedded.url);
    await onServer(embedded.url, (client) =>
      client.query(
        `insert into gridhub.place (id, code, kind, name, path) values ('place_x', '1', 'PROVINCE', 'x', 'x.')`,
      ),
    );
    await embedded.close();
  });
  afterEach(stopAll);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ending {
  started: Started;
  /** The first process, which is the hub itself or has started it. */
  first: number;
  hub: number;
  /** Makes the next of its troubles happen to the hub. */
  trouble: () => void;
  /** Waits until nothing is left of what was there when it was ready. */
  gone: () => Promise<void>;
}

/** A hub that is ready, on the folder. */
export async function ready(
  folder: string,
  way: Way = {},
  environment: Record<string, string> = {},
): Promise<Ending> {
  const options = `${PRELOAD} ${environment['NODE_OPTIONS'] ?? ''}`;
  const all = { GRIDHUB_DATA: folder, ...environment, NODE_OPTIONS: options };
  const started = start(['serve'], all, { ...way, isApart: true });
  await started.ready;
  const first = started.child.pid ?? 0;
  const hub = hubOf(first);
  const family = familyOf(first);
  expect(serversOn(folder)).toHaveLength(1);
  expect(watchersOf(folder)).toHaveLength(1);
  expect(family).toEqual(expect.arrayContaining([...serversOn(folder), ...watchersOf(folder)]));
  const left = () => [...family.filter(isAlive), ...namersOf(folder)];
  const gone = () => expect.poll(left, PATIENCE).toEqual([]);
  return { started, first, hub, trouble: () => process.kill(hub, 'SIGUSR2'), gone };
}

interface Under {
  node: string;
  /** The hub is a process behind the one that is started. */
  isBehind: boolean;
}

export function describeEndings(name: string, folder: string, { node, isBehind }: Under): void {
  describe(`under the ${name}’s Node`, () => {
    test('kill -9 of the hub leaves nothing behind', async () => {
      const { started, hub, gone } = await ready(folder, { node });
      process.kill(hub, 'SIGKILL');
      await gone();
      expect(await started.ended).not.toBe(0);
    }, 60_000);

    test('a full memory leaves nothing behind', async () => {
      const environment = { TROUBLE: 'fill', NODE_OPTIONS: '--max-old-space-size=160' };
      const { started, trouble, gone } = await ready(folder, { node }, environment);
      trouble();
      await gone();
      expect(started.said()).toContain('heap out of memory');
      expect(await started.ended).not.toBe(0);
    }, 60_000);

    test('an exception that nobody catches stops the hub whole, with exit code 1; a second one changes nothing', async () => {
      const { started, trouble, gone } = await ready(folder, { node }, { TROUBLE: 'throw,throw' });
      const logged = new RegExp(`^${ID} uncaught exception: Error: nobody catches this$`, 'gm');
      trouble();
      await expect.poll(() => started.said()).toContain('stopping (uncaught exception)');
      trouble();
      expect(await started.ended).toBe(1);
      expect(started.said().match(logged)).toHaveLength(2);
      await gone();
    }, 60_000);

    test('SIGTERM to the process ends everything', async () => {
      const { started, first, gone } = await ready(folder, { node });
      process.kill(first, 'SIGTERM');
      expect(await started.ended).toBe(0);
      await gone();
    }, 60_000);

    test('SIGTERM to the whole group, some hearing of it twice, ends everything in order', async () => {
      const { started, first, gone } = await ready(folder, { node });
      process.kill(-first, 'SIGTERM');
      expect(await started.ended).toBe(0);
      expect(started.said()).toContain('stopping (SIGTERM)');
      await gone();
    }, 60_000);

    test('SIGTERM to npm ends everything in order', async () => {
      const { started, first, gone } = await ready(folder, { node, byNpm: true });
      process.kill(first, 'SIGTERM');
      await gone();
      expect(started.said()).toContain('stopping (SIGTERM)');
    }, 60_000);

    if (!isBehind) return;

    test('kill -9 of what has started the hub leaves nothing behind', async () => {
      const { first, gone } = await ready(folder, { node });
      process.kill(first, 'SIGKILL');
      await gone();
    }, 60_000);

    test('SIGTERM to the hub behind it ends everything', async () => {
      const { started, hub, gone } = await ready(folder, { node });
      process.kill(hub, 'SIGTERM');
      expect(await started.ended).toBe(0);
      await gone();
    }, 60_000);
  });
}
