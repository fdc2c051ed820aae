/**
 * Stops the embedded server when the hub is gone, however it went: after `kill -9` or with a full memory nothing is left in
 * the hub to do it. A shell of a megabyte or two waits for the end of a pipe whose other end the hub alone has (what it
 * spawns inherits nothing but its three streams), and which the system closes with it.
 * Invariant: no process gets a signal whose command line does not name our data folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { WINDOWS } from './embedded-folder.ts';

/**
 * It reads ids, one a line; at the end of file the last one counts. SIGINT is PostgreSQL's fast way, SIGQUIT leaves the
 * recovery to the next start. Written for any POSIX shell: `/proc` where there is one, else `ps`, as on macOS.
 */
const SCRIPT = `
trap '' INT TERM HUP
folder=$1
patience=$2
pid=
while read -r told; do pid=$told; done
[ -n "$pid" ] || exit 0
is_ours() {
  kill -0 "$pid" 2>/dev/null || return 1
  if [ -r "/proc/$pid/cmdline" ]; then
    words=$(tr '\\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null)
  else
    words=$(ps -ww -o args= -p "$pid" 2>/dev/null)
  fi
  case " $words " in *" $folder "* | *" $folder.draft "*) return 0 ;; esac
  return 1
}
is_ours && kill -s INT "$pid"
while is_ours && [ "$patience" -gt 0 ]; do
  sleep 1
  patience=$((patience - 1))
done
is_ours && kill -s QUIT "$pid"
`;

export interface Watcher {
  /** From now on it is this one that must not outlive the hub. */
  mind(server: ChildProcess): void;
  /** What it minded has ended, or is to end: then it ends too. */
  close(): void;
}

/**
 * On Windows there is none: a hub that is terminated leaves its server, which the next start on the folder stops.
 * Should the watcher end before the hub does, that is said, and the same holds.
 * @param data the data folder, which stands in the command line of what is minded
 */
export function openWatcher(
  data: string,
  patienceMs: number,
  say: (line: string) => void,
): Watcher {
  if (WINDOWS) return { mind: () => {}, close: () => {} };
  const words = ['-c', SCRIPT, 'gridhub-watcher', data, String(Math.ceil(patienceMs / 1_000))];
  // Detached: signals to the hub's group, Ctrl-C among them, must not reach it.
  const shell = spawn('/bin/sh', words, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pipe = shell.stdin as Socket;
  let isOpen = true;
  const lose = (how: string) => {
    if (isOpen) say(`nobody watches over PostgreSQL: the watcher ended (${how})`);
    isOpen = false;
  };
  shell.once('error', ({ message }) => lose(message));
  shell.once('exit', (code, signal) => lose(signal ?? `exit code ${code}`));
  pipe.on('error', ({ message }) => lose(message));
  shell.unref();
  pipe.unref();
  return {
    mind({ pid }) {
      if (pid !== undefined && isOpen) pipe.write(`${pid}\n`);
    },
    close() {
      isOpen = false;
      pipe.end();
    },
  };
}
