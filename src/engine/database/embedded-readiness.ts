/** Waits until the embedded server takes connections, or says why it does not. */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../../errors.ts';
import { cureFor } from './embedded-cures.ts';
import { commandOf } from './embedded-others.ts';

const START_PATIENCE_MS = 60_000;

/**
 * postmaster.pid says "ready" in its eighth line as soon as the server takes connections.
 * @throws StartError where it ends before, or takes too long: then it is stopped
 */
export async function untilReady(
  child: ChildProcess,
  data: string,
  logFile: string,
): Promise<void> {
  const until = Date.now() + START_PATIENCE_MS;
  while (Date.now() < until) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    await sleep(10);
  }
  child.kill('SIGQUIT');
  throw new StartError(await whyNotReady(child, data, logFile));
}

async function whyNotReady(child: ChildProcess, data: string, logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  const said = lines.slice(-5).join('\n');
  const how =
    child.signalCode ?? (child.exitCode === null ? 'no answer' : `exit code ${child.exitCode}`);
  const cure = said.includes('postmaster.pid') ? await lockOf(data) : cureFor(lines.join('\n'));
  return `The embedded PostgreSQL did not start on ${data} (${how}). ${cure ?? ''}\n${said}`.trim();
}

/** A process that has the number of a server which is long gone is taken for that by PostgreSQL. */
async function lockOf(data: string): Promise<string> {
  const file = join(data, 'postmaster.pid');
  const [line = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const words = await commandOf(Number(line));
  return (
    `${file} names process ${line}${words ? ` (${words.trim().slice(0, 80)})` : ''}. If that is a PostgreSQL server, stop it; ` +
    `if it is none, and no other machine or container uses the folder, remove ${file} and start again.`
  );
}
