/** The watcher over a server: whom it stops, how, and whom it lets be. The server is any process that names the folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { type Watcher, openWatcher } from '../../src/engine/database/embedded-watcher.ts';
import { PATIENCE, freshFolder } from './endings.ts';
import { watchersOf } from '../support/process.ts';

const servers = new Set<ChildProcess>();
const watchers = new Set<Watcher>();
const said: string[] = [];

afterEach(async () => {
  for (const one of watchers) one.close();
  for (const one of servers) one.kill('SIGKILL');
  watchers.clear();
  servers.clear();
  expect(said.splice(0)).toEqual([]);
});

/** Says so when it is up. */
async function serve(folder: string, script = ''): Promise<ChildProcess> {
  const words = ['-e', `${script}; setInterval(() => {}, 1e6); console.log('up')`];
  const server = spawn(process.execPath, [...words, '--', '-D', folder, '-c', 'x=y'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  servers.add(server);
  await once(server.stdout, 'data');
  return server;
}

function watch(data: string, server: ChildProcess): Watcher {
  const watcher = openWatcher(data, 1_000, (line) => said.push(line));
  watchers.add(watcher);
  watcher.mind(server);
  return watcher;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A watcher that has just been started does not yet. */
function ignores(pid: number, signals: readonly NodeJS.Signals[]): boolean {
  const mask = execFileSync('ps', ['-o', 'ignored=', '-p', String(pid)], { encoding: 'utf8' });
  const ignored = BigInt(`0x${mask.trim()}`);
  return signals.every((name) => (ignored >> BigInt(constants.signals[name] - 1)) & 1n);
}

test('it stops the server in the fast way, whatever signals its group was sent before, and ends', async () => {
  const folder = freshFolder();
  const server = await serve(`${folder}/postgres`);
  const watcher = watch(`${folder}/postgres`, server);
  await expect.poll(() => watchersOf(folder), PATIENCE).toHaveLength(1);
  const [pid = 0] = watchersOf(folder);
  await expect.poll(() => ignores(pid, SIGNALS), PATIENCE).toBe(true);
  for (const signal of SIGNALS) process.kill(-pid, signal);
  watcher.close();
  expect(await once(server, 'exit')).toEqual([null, 'SIGINT']);
  await expect.poll(() => watchersOf(folder), PATIENCE).toEqual([]);
});

test('a server that does not stop in time is stopped at once', async () => {
  const folder = freshFolder();
  const server = await serve(`${folder}/postgres`, `process.on('SIGINT', () => {})`);
  watch(`${folder}/postgres`, server).close();
  expect(await once(server, 'exit')).toEqual([null, 'SIGQUIT']);
});

test('a process that does not name the folder is let be, also one that names a folder beside it', async () => {
  const folder = freshFolder();
  const server = await serve(`${folder}/postgres-old`);
  watch(`${folder}/postgres`, server).close();
  await expect.poll(() => watchersOf(folder), PATIENCE).toEqual([]);
  expect([server.exitCode, server.signalCode]).toEqual([null, null]);
});
