/** CPU time from /proc: of one process with all its threads, and of a PostgreSQL server with all it forks. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const TICK_MS = 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Both in milliseconds since the processes began. */
export function readCpu(serverPid, postgresPid) {
  return { server: statOf(serverPid).own * TICK_MS, postgres: ofPostgres(postgresPid) * TICK_MS };
}

/** The postmaster, its living children, and those that have ended: the kernel adds them to their parent. */
function ofPostgres(postmaster) {
  const { own, ended } = statOf(postmaster);
  let ticks = own + ended;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat?.parent === postmaster) ticks += stat.own;
  }
  return ticks;
}

/** A process and all that it has started, those that have ended among them, in milliseconds. */
export function readFamilyCpu(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const one of family) family.push(...(children.get(one) ?? []));
  return family.reduce((sum, one) => {
    const { own = 0, ended = 0 } = statOf(one) ?? {};
    return sum + (own + ended) * TICK_MS;
  }, 0);
}

/** Fields 4 and 14 to 17 of proc(5); the name in field 2 may hold anything, so it is skipped from its end. */
function statOf(pid) {
  let text;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), own: user + system, ended: endedUser + endedSystem };
}
