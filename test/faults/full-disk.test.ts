/** The disk of the database runs full: what is asked is still answered, what is given is refused, nothing is half done. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Stand } from './stand.ts';

const ROOT = join(tmpdir(), `gridhub-test-disk-${process.pid}`);
const SIZE_MB = 300;
const FILL = join(ROOT, 'fill');

// Who may not mount has no small disk to try this on.
const isRoot = process.getuid?.() === 0;

if (isRoot) {
  mkdirSync(ROOT);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=755`, 'tmpfs', ROOT]);
}
afterAll(() => {
  if (!isRoot) return;
  execFileSync('umount', ['-l', ROOT]);
  rmSync(ROOT, { recursive: true, force: true });
});

function fill(leftMb: number): void {
  const { bavail, bsize } = statfsSync(ROOT);
  const bytes = bavail * bsize - leftMb * 1_000_000;
  writeFileSync(FILL, Buffer.alloc(Math.max(0, bytes)));
}

test.runIf(isRoot)(
  'a server of the user’s whose disk is full',
  async () => {
    const stand = await Stand.open(join(ROOT, 'data'));
    try {
      await stand.report('before');
      fill(0);
      const refused = await until(
        () => stand.report(`full ${Math.random()}`),
        ({ id }) => !id,
      );
      expect(refused).toMatchObject({ status: 503, extensions: { code: 'UNAVAILABLE' } });
      const ready = await until(
        () => stand.readiness(),
        (one) => one.startsWith('503'),
      );
      const { errors } = await stand.asker.answer('{ needs(first: 1) { nodes { id } } }');
      rmSync(FILL);
      const healing = await stand.healed();
      await until(
        () => stand.readiness(),
        (one) => one === '200 ready\n',
      );
      expect((await stand.counts()).get('before')).toBe(1);
      console.log(
        `full disk: commands ${JSON.stringify(refused.extensions)}; reads ${errors ? 'refused' : 'answered'}; ` +
          `${ready.trim()}; healed in ${healing.toFixed(0)} ms`,
      );
    } finally {
      await stand.close();
    }
  },
  120_000,
);

test.runIf(isRoot)(
  'the hub’s own server: commands are refused before it has no room left',
  async () => {
    const stand = await Stand.onItsOwn(join(ROOT, 'own'));
    try {
      await stand.report('before');
      fill(20);
      const refused = await until(
        () => stand.report(`full ${Math.random()}`),
        ({ id }) => !id,
      );
      expect(refused).toMatchObject({ status: 503, extensions: { code: 'UNAVAILABLE' } });
      const ready = await stand.readiness();
      expect(ready).toMatch(/^503 not ready: The disk/);
      expect(
        (await stand.asker.answer('{ needs(first: 1) { nodes { id } } }')).errors,
      ).toBeUndefined();
      rmSync(FILL);
      const healing = await stand.healed();
      expect((await stand.counts()).get('before')).toBe(1);
      console.log(`own server, 20 MB left: ${ready.trim()}; healed in ${healing.toFixed(0)} ms`);
    } finally {
      await stand.close();
    }
  },
  120_000,
);

async function until<T>(ask: () => Promise<T>, isIt: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const found = await ask();
    if (isIt(found)) return found;
  }
  throw new Error('it has not come to that');
}
