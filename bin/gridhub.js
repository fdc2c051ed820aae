#!/usr/bin/env node
/** Starts the command line under the Node that comes with the project. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { betterNode, tooOld } from './project-node.js';
import { endWithParent } from './with-parent.js';

const node = betterNode();
endWithParent();
if (node === null) {
  console.error(tooOld());
  process.exitCode = 1;
} else if (node === undefined) {
  const { main } = await import('../dist/src/main.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('GridHub is not built yet: run `npm run build`.');
    process.exit(1);
  });
  await main(process.argv.slice(2));
} else {
  // The channel says nothing: it ends with this process, and the hub with it.
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
