/** The hub as it is served, on a database of its own, with the tokens of the bench. */
import { keepHeapNarrow } from '../dist/src/cli/heap.js';
import { readConfig } from '../dist/src/config.js';
import { startHub } from '../dist/src/hub.js';
import { openLog } from '../dist/src/log.js';
import { prepare } from './demo.js';

keepHeapNarrow();
const log = openLog((line) => console.error(line));
const hub = await startHub({ config: readConfig(), log: (line) => log.write(line), prepare });
process.once('SIGTERM', async () => {
  await hub.stop();
  log.close();
  process.exit();
});
console.log('ready');
