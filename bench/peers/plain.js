/**
 * The hub with its access taken out: reads go through a plain pool as the owner, who sees every row, with no
 * transaction and no settings. What it saves is what access costs.
 */
import { readConfig } from '../../dist/src/config.js';
import { openPool } from '../../dist/src/engine/database/pool.js';
import { FairPool } from '../../dist/src/engine/database/fair-pool.js';
import { Reader } from '../../dist/src/engine/database/reader.js';
import { Snapshot } from '../../dist/src/engine/database/snapshot.js';
import { Transaction } from '../../dist/src/engine/database/transaction.js';
import { startHub } from '../../dist/src/hub.js';
import { prepare } from '../demo.js';

/** Sends a statement and nothing ahead of it or behind. */
class Bare extends Transaction {
  leads() {
    return [];
  }
}

class PlainReader extends Reader {
  open(asking, observe) {
    const { scope, asOf } = asking;
    const transaction = new Bare(this.pool, asking, observe);
    return new Snapshot(this.tables, transaction, { sight: scope.sight, asOf });
  }
}

const config = {
  ...readConfig(),
  databaseUrl: `postgresql://gridhub@localhost:5432/postgres?host=${encodeURIComponent(process.env.PGHOST)}`,
};
const hub = await startHub({ config, log: (line) => console.error(line), prepare });
const { reader } = hub.services;
const pool = openPool(config.databaseUrl, 'gridhub_owner', {
  max: config.readerConnections,
  pipeline: true,
});
hub.services.reader = new PlainReader(new FairPool(pool, config.readerConnections), reader.tables);
process.once('SIGTERM', async () => {
  await hub.stop();
  await pool.end();
  process.exit();
});
console.log('ready');
