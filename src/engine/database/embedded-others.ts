/**
 * Servers that run on the data folder before ours does: one that a hub has left is stopped, any other is let be.
 * Invariant: no process gets a signal whose command line does not name our data folder and our folder of sockets.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../errors.ts';
import { WINDOWS } from './embedded-folder.ts';

/**
 * A hub that was killed together with its watcher leaves its server; the lock says that it has no owner, so it is stopped.
 * @throws StartError where a server runs there that no hub has started: that one is somebody's
 */
export async function stopOrphan(data: string, runtime: string, patienceMs: number): Promise<void> {
  // Found by the data folder, or by the lock of its socket where the data folder was removed meanwhile.
  for (const file of [join(data, 'postmaster.pid'), join(runtime, '.s.PGSQL.5432.lock')]) {
    const [line = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const pid = Number(line);
    if (!pid || !isAlive(pid)) continue;
    const words = await commandOf(pid);
    if (words === undefined || !words.includes(` ${data} `)) continue;
    if (!words.includes(`unix_socket_directories=${runtime} `)) {
      throw new StartError(
        `Another PostgreSQL server (process ${pid}) runs on ${data}, which no hub has started. Stop it (pg_ctl -D ${data} ` +
          'stop), or set GRIDHUB_DATA to another folder.',
      );
    }
    process.kill(pid, 'SIGINT');
    const until = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < until) await pause(50);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  }
}

/** What a process was started with, a space around each word; the pid may be another program's by now. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (WINDOWS) return undefined;
  const fromSystem = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (fromSystem) return ` ${fromSystem.replaceAll('\0', ' ')} `;
  const told = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return told && ` ${told.stdout.trim()} `;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
