/**
 * The side-by-side benchmark: `npm run bench`, after `npm --prefix bench ci`. Starts the hub and its peers over
 * one PostgreSQL, compares their answers, measures them in turns and writes the table into README.md.
 * Whatever happens, it stops what it has started and removes what it has made.
 */
import { parseArgs } from 'node:util';
import { openClient } from './client.js';
import { DRY_RUN, brief } from './dry-run.js';
import { compareAnswers } from './compare.js';
import { readDatabase, shuffled } from './database.js';
import { measureIdle, takeTurn } from './measure.js';
import { needById } from './reads/need.js';
import { page } from './reads/page.js';
import { tree } from './reads/tree.js';
import { summarise, writeReport } from './report.js';
import { startServers } from './servers.js';
import { runUndoing } from './undoing.js';

const QUESTIONS = 1_000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '4' },
    warm: { type: 'string', default: '1' },
    questions: { type: 'string', default: String(QUESTIONS) },
    read: { type: 'string', multiple: true, default: ['need', 'tree', 'page'] },
    server: { type: 'string', multiple: true, default: ['hub', 'postgraphile', 'mercurius'] },
    ...DRY_RUN,
  },
});
const options = brief(values, { rounds: '1', seconds: '0.3', warm: '0.1', questions: '50' });

async function main(whenDone) {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new Error(`This needs Node 24 and runs under ${process.version}: use \`npm run bench\`.`);
  }
  const { servers: all, postgres } = await startServers(options.server, whenDone);
  const database = await readDatabase(postgres.host);
  const servers = all.map((server) => ({ ...server, client: openClient(server) }));
  for (const { client } of servers) whenDone(() => client.close());
  const reads = [needById, tree, page]
    .filter(({ name }) => options.read.includes(name))
    // The hub without its access is asked what the hub is asked.
    .map((read) => ({ ...read, asked: { ...read.asked, plain: read.asked.hub } }))
    .map((read) => prepare(read, database, servers));
  const sizes = {};
  for (const read of reads) {
    sizes[read.name] = await compareAnswers(read, servers);
    console.log(`${read.name}: ${read.questions.length} answers of each server are the same`);
  }
  const idle = await measureIdle({ servers: all, postgres }, 5_000);
  console.log(`idle: hub ${idle.hub} ms/s, PostgreSQL ${idle.postgres} ms/s`);
  const rounds = await measureRounds({ reads, servers, sizes, postgres });
  const results = summarise(reads, servers, rounds);
  for (const line of results.lines) console.log(line);
  if (!options['dry-run']) await writeReport({ results, database, idle, options });
}

/** Questions of a read, different each from each, and what is sent to each server. */
function prepare(read, database, servers) {
  const questions = shuffled(read.variables(database)).slice(0, Number(options.questions));
  const different = new Set(questions.map((one) => JSON.stringify(one))).size;
  if (different < Number(options.questions)) {
    throw new Error(`${read.name} has ${different} different sets of variables only`);
  }
  const bodies = Object.fromEntries(
    servers.map(({ name }) => [
      name,
      questions.map((variables) => JSON.stringify({ query: read.asked[name].query, variables })),
    ]),
  );
  return { ...read, questions, bodies };
}

/** Turns in rounds: each round begins with another server, and all of a round begin at the same question. */
async function measureRounds({ reads, servers, sizes, postgres }) {
  const rounds = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const turns = {};
    for (const read of reads) {
      for (let k = 0; k < servers.length; k += 1) {
        const server = servers[(round + k) % servers.length];
        const turn = await takeTurn({
          read,
          server,
          sizes: sizes[read.name],
          postgres,
          from: round * 137,
          warmMs: Number(options.warm) * 1_000,
          loadMs: Number(options.seconds) * 1_000,
        });
        turns[`${read.name} ${server.name}`] = turn;
        const { perSecond, server: own, postgres: pg } = turn;
        console.log(
          `round ${round + 1} ${read.name.padEnd(4)} ${server.name.padEnd(12)} ${own.toFixed(3)} + ` +
            `${pg.toFixed(3)} ms CPU a request, ${perSecond.toFixed(0)} a second`,
        );
      }
    }
    rounds.push(turns);
  }
  return rounds;
}

await runUndoing(main);
