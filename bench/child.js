/** Processes that the run starts: each is waited for until it says that it is ready, and stopped by its id. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 12_000;

/**
 * Starts a script under this Node, in production mode.
 * @throws with what the script said, where it ends before it is ready
 */
export async function startChild(name, words, environment, whenDone) {
  const port = await freePort();
  const child = spawn(process.execPath, words, {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C must reach the run alone, which then stops what it has started.
    detached: true,
  });
  let said = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  whenDone(() => stop(child, ended));
  const isReady = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} is not ready`)), START_PATIENCE_MS);
    const hear = (text) => {
      said = (said + text).slice(-4_000);
      if (!/\bready\b/.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (text) => (said = (said + text).slice(-4_000)));
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`${name} has ended:\n${said}`));
    });
  });
  await isReady;
  return { name, pid: child.pid, url: `http://127.0.0.1:${port}`, said: () => said };
}

async function stop(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
