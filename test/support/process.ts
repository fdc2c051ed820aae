/** The hub as a user starts it: a process of its own, built, on the project's Node or on the machine's. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'bin', 'gridhub.js');
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

/** The project's Node, which runs the tests. */
export const PROJECT_NODE = process.execPath;

/** The machine's Node: the first that is not of the project. Where it is too old, the hub starts itself anew. */
export function hostNode(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((file) => existsSync(file));
  return found ?? PROJECT_NODE;
}

export interface Way {
  node?: string;
  /** By `npm start` instead, with npm itself on that Node. */
  byNpm?: boolean;
  /** In a group of its own, as from a shell. */
  isApart?: boolean;
}

export function start(
  words: string[],
  environment: Record<string, string>,
  { node = PROJECT_NODE, byNpm = false, isApart = false }: Way = {},
): Started {
  const path = `${dirname(node)}${delimiter}${process.env['PATH']}`;
  const [program, given] = byNpm ? ['npm', ['start']] : [node, [PROGRAM, ...words]];
  return watch(program, given, { environment: { PATH: path, ...environment }, isApart });
}

/** A script beside the tests, on what is built. */
export function startScript(script: string, words: string[]): Started {
  return watch(PROJECT_NODE, [join(ROOT, script), ...words], { environment: {}, isApart: false });
}

function watch(
  program: string,
  given: string[],
  { environment, isApart }: { environment: Record<string, string>; isApart: boolean },
): Started {
  const child = spawn(program, given, {
    cwd: ROOT,
    env: { PORT: '0', GRIDHUB_DATA: inject('secrets'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isApart,
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
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`ended before it was ready:\n${text}`));
    });
  });
  ready.catch(() => {});
  return { child, said: () => text, ready, ended };
}

interface Process {
  pid: number;
  parent: number;
  line: string;
}

function processes(): Process[] {
  const list = execFileSync('ps', ['-ww', '-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list.split('\n').flatMap((row) => {
    const [, pid, parent, line = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(row) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), line }] : [];
  });
}

/** Ids of PostgreSQL servers that run on a data folder. */
export function serversOn(folder: string): number[] {
  return idsOf(({ line }) => line.includes(`-D ${folder}/postgres`));
}

/** Ids of all processes that name the folder: servers, what makes them, their watchers. */
export function namersOf(folder: string): number[] {
  return idsOf(({ line }) => line.includes(folder));
}

/** Ids of the watchers over a data folder. */
export function watchersOf(folder: string): number[] {
  return idsOf(({ line }) => line.includes(`gridhub-watcher ${folder}/postgres`));
}

function idsOf(is: (one: Process) => boolean): number[] {
  return processes()
    .filter(is)
    .map(({ pid }) => pid);
}

/** The process and all that it has started, itself or by others, parents first. */
export function familyOf(pid: number): number[] {
  const all = processes();
  const family = [pid];
  for (const one of family) {
    family.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  }
  return family;
}

/** The process that is the hub: the last of those that run the program, one by the other. */
export function hubOf(pid: number): number {
  const family = new Set(familyOf(pid));
  const hubs = idsOf(({ pid, line }) => family.has(pid) && line.endsWith('gridhub.js serve'));
  return familyOf(pid).findLast((one) => hubs.includes(one)) ?? pid;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function stopAll(): Promise<void> {
  for (const child of running) child.kill('SIGTERM');
  while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}
