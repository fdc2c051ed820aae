/** Room for what is written, where it cannot be looked for. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Disk } from '../../src/engine/database/disk.ts';

test('a folder that is not there for a moment refuses nothing, then or later', async () => {
  const disk = new Disk(join(tmpdir(), 'gridhub-test-no-such-folder'));
  expect(await disk.isFull()).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await disk.isFull()).toBe(false);
});
