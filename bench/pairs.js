/**
 * This checkout beside another of its revisions: `npm run bench:pairs -- --base ../before`. Both hubs run at once, each with a
 * PostgreSQL of its own, and take turns at the reads of `npm run bench`. Ends with 1 where this one is dearer for certain.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient, sizeOf } from './client.js';
import { DRY_RUN, brief } from './dry-run.js';
import { readDatabase, shuffled } from './database.js';
import { IS_DEARER, comparePairs } from './interval.js';
import { takeTurn } from './measure.js';
import { needById } from './reads/need.js';
import { page } from './reads/page.js';
import { tree } from './reads/tree.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    warm: { type: 'string', default: '1' },
    questions: { type: 'string', default: '500' },
    read: { type: 'string', multiple: true, default: ['need', 'tree', 'page'] },
    ...DRY_RUN,
  },
});
const options = brief(values, { rounds: '1', seconds: '0.3', warm: '0.1', questions: '50' });
const ROUNDS = Number(options.rounds);

/** A hub of a checkout, started by its own bench, with its questions and what they answer in bytes. */
async function open(name, folder, whenDone) {
  const { startServers } = await import(join(folder, 'bench', 'servers.js'));
  const { servers, postgres } = await startServers([], whenDone);
  const database = await readDatabase(postgres.host);
  const server = { ...servers[0], name, client: openClient(servers[0]) };
  whenDone(() => server.client.close());
  const reads = {};
  for (const read of [needById, tree, page].filter((one) => options.read.includes(one.name))) {
    const { query } = read.asked.hub;
    const questions = shuffled(read.variables(database)).slice(0, Number(options.questions));
    const bodies = questions.map((variables) => JSON.stringify({ query, variables }));
    const sizes = [];
    for (const body of bodies) sizes.push(sizeOf(await server.client.ask(body)));
    reads[read.name] = { name: read.name, bodies: { [name]: bodies }, sizes: { [name]: sizes } };
  }
  return { server, postgres, reads };
}

async function main(whenDone) {
  if (!options.base) throw new Error('Say what it is compared with: --base FOLDER.');
  const before = await open('before', resolve(options.base), whenDone);
  const after = await open('after', join(import.meta.dirname, '..'), whenDone);
  let isDearer = false;
  for (const name of Object.keys(after.reads)) {
    const turns = { before: [], after: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 === 0 ? [before, after] : [after, before];
      for (const { server, postgres, reads } of order) {
        const turn = await takeTurn({
          read: reads[name],
          server,
          sizes: reads[name].sizes,
          postgres,
          from: round * 137,
          warmMs: Number(options.warm) * 1_000,
          loadMs: Number(options.seconds) * 1_000,
        });
        turns[server.name].push(turn);
      }
    }
    for (const what of ['server', 'sum']) {
      const told = what === 'server' ? 'CPU of the hub' : 'with PostgreSQL';
      const [late, early] = [turns.after, turns.before].map((all) => all.map((one) => one[what]));
      if (comparePairs(`${name.padEnd(4)} ${told.padEnd(15)}`, late, early)) isDearer = true;
    }
  }
  if (isDearer && !options['dry-run']) throw new Error(IS_DEARER);
}

await runUndoing(main);
