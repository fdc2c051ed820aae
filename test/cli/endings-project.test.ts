/** However the hub ends, its database ends with it; what need not end it does not. */
import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeRuntime, serverUser } from '../../src/engine/database/embedded-folder.ts';
import { PROJECT_NODE, namersOf, start } from '../support/process.ts';
import { ID, PATIENCE, describeEndings, freshFolder, ready, useFolder } from './endings.ts';

const folder = useFolder();

describeEndings('project', folder, { node: PROJECT_NODE, isBehind: false });

test('a rejection that nobody holds is logged and counted, and the hub lives on', async () => {
  const TROUBLE = 'reject,reject,reject,reject,reject';
  const { started, trouble, gone } = await ready(
    folder,
    {},
    {
      TROUBLE,
      GRIDHUB_METRICS_TOKEN: 'figures',
    },
  );
  const url = await started.ready;
  const count = async () => {
    const headers = { authorization: 'Bearer figures' };
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    return /^gridhub_unhandled_rejections_total (\d+)$/m.exec(text)?.[1];
  };
  expect(await count()).toBe('0');
  for (const times of ['1', '2', '3', '4', '5']) {
    trouble();
    await expect.poll(count).toBe(times);
  }
  expect(started.said()).toMatch(
    new RegExp(`^${ID} unhandled rejection: Error: nobody holds this\n +at `, 'm'),
  );
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  await gone();
  expect(started.said().match(/nobody holds this$/gm)).toHaveLength(3);
  expect(started.said()).toMatch(/nobody holds this \(repeated 2 times in \d+ s\)$/m);
}, 60_000);

test('kill -9 of a hub that is making its database stops that, and leaves nothing running', async () => {
  const fresh = freshFolder();
  onTestFinished(async () => {
    await rm(fresh, { recursive: true, force: true });
    await rm(await makeRuntime(fresh, await serverUser()), { recursive: true });
  });
  const { child } = start(['serve'], { GRIDHUB_DATA: fresh });
  // The watcher, and what makes the database.
  await expect.poll(() => namersOf(fresh).length, PATIENCE).toBeGreaterThan(1);
  child.kill('SIGKILL');
  await expect.poll(() => namersOf(fresh), PATIENCE).toEqual([]);
}, 60_000);
