/** The server that comes along dies, at every moment of a hub's life: a sentence, exit code 1, and the next start goes on. */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../migrations/index.ts';
import { makeRuntime, serverUser } from '../../src/engine/database/embedded-folder.ts';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { type Started, namersOf, serversOn, start, stopAll } from '../support/process.ts';
import { tell } from './account.ts';
import { slowDown } from './long-texts.ts';

const PATIENCE = { timeout: 60_000, interval: 5 };

afterEach(stopAll);

function freshFolder(): string {
  const folder = join(tmpdir(), `gridhub-test-dies-${randomBytes(4).toString('hex')}`);
  onTestFinished(async () => {
    await stopAll();
    await rm(folder, { recursive: true, force: true });
    await rm(await makeRuntime(folder, await serverUser()), { recursive: true, force: true });
  });
  return folder;
}

/** A database of an earlier version, whose migration takes seconds. */
async function earlierFolder(): Promise<string> {
  const folder = freshFolder();
  const embedded = await openEmbedded({ folder });
  await migrate(embedded.url, { migrations: MIGRATIONS.slice(0, 6) });
  await slowDown(embedded.url);
  await embedded.close();
  return folder;
}

interface Moment {
  name: string;
  folder?: () => Promise<string>;
  words?: string[];
  /** When it is so far. */
  isNow: (hub: Started, folder: string) => boolean | Promise<boolean>;
  says: RegExp;
}

const said = (text: string) => (hub: Started) => hub.said().includes(text);
const ENDED = /The embedded PostgreSQL ended.*(SIGKILL|exit code \d).*it recovers/;
const isMaking = (folder: string) =>
  execFileSync('ps', ['-ww', '-eo', 'args='], { encoding: 'utf8' }).includes(
    `initdb --pgdata ${folder}`,
  );

const MOMENTS: Moment[] = [
  {
    name: 'while its database is made',
    isNow: (_, folder) => isMaking(folder),
    says: /The database could not be made in .*Start again/s,
  },
  {
    name: 'while it comes up',
    folder: earlierFolder,
    isNow: (_, folder) => serversOn(folder).length > 0,
    says: /did not start on .*\(SIGKILL\)|lets nobody in: .*it recovers|The embedded PostgreSQL ended/s,
  },
  {
    name: 'while it migrates',
    folder: earlierFolder,
    isNow: said('bringing the database to the present schema'),
    says: ENDED,
  },
  {
    name: 'while a command migrates it',
    folder: earlierFolder,
    words: ['token', 'list'],
    isNow: said('bringing the database to the present schema'),
    says: ENDED,
  },
  { name: 'while the demo is made', isNow: said('generating the demo district'), says: ENDED },
  {
    name: 'while it serves',
    folder: earlierFolder,
    isNow: (hub) => hub.ready.then(() => true),
    says: ENDED,
  },
  {
    name: 'while it stops',
    folder: earlierFolder,
    async isNow(hub) {
      await hub.ready;
      hub.child.kill('SIGTERM');
      await expect.poll(() => hub.said(), PATIENCE).toContain('stopping (SIGTERM)');
      return true;
    },
    says: ENDED,
  },
];

for (const { name, folder: make, words = ['serve'], isNow, says } of MOMENTS) {
  test(`${name}: its end is told in words, and the next start goes on`, async () => {
    const folder = (await make?.()) ?? freshFolder();
    const hub = start(words, { GRIDHUB_DATA: folder });
    await expect.poll(() => isNow(hub, folder), PATIENCE).toBe(true);
    const at = performance.now();
    for (const pid of victims(folder)) process.kill(pid, 'SIGKILL');
    expect(await hub.ended, hub.said()).toBe(1);
    const took = Math.round(performance.now() - at);
    expect(hub.said()).toMatch(says);
    expect(hub.said()).not.toMatch(/\n\s+at |top-level await/);
    await expect.poll(() => namersOf(folder), { timeout: 15_000 }).toEqual([]);
    const next = start(['serve'], { GRIDHUB_DATA: folder });
    await next.ready;
    const saw = `a sentence and exit 1 after ${took} ms`;
    tell(`PostgreSQL killed ${name}`, { saw, lost: 'nothing', healed: performance.now() - at });
  });
}

/** The server, or what makes it; not who watches over it. */
function victims(folder: string): number[] {
  const all = execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return all.flatMap((row) => {
    const [, pid, line = ''] = /^ *(\d+) (.*)$/.exec(row) ?? [];
    const isOurs = line.includes(`--pgdata ${folder}/`) || line.includes(`-D ${folder}/postgres`);
    return isOurs ? [Number(pid)] : [];
  });
}
