/** The hub as a user starts it: a process of its own, built, on the project's Node. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/gridhub.js', import.meta.url));
const PATIENCE_MS = 60_000;

export interface Started {
  child: ChildProcess;
  /** All that it has said. */
  said: () => string;
  /** The address that it serves, once it says that it is ready. */
  ready: Promise<string>;
  ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

export function start(words: string[], environment: Record<string, string>): Started {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${text}`)), PATIENCE_MS);
    const hear = (chunk: Buffer) => {
      text += String(chunk);
      const [, url] = /ready\.\s+(http\S+?)\/ /.exec(text) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`ended before it was ready:\n${text}`));
    });
  });
  ready.catch(() => {});
  return { child, said: () => text, ready, ended };
}

/** Ids of PostgreSQL servers that run on a data folder. */
export function serversOn(folder: string): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .filter((line) => line.includes(`-D ${folder}/postgres`))
    .map((line) => Number(line.trim().split(' ')[0]));
}

export async function stopAll(): Promise<void> {
  for (const child of running) child.kill('SIGTERM');
  while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}
