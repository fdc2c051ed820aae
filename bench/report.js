/** Medians and ratios of the rounds, and the generated part of README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { CONNECTIONS } from './client.js';

const MEASURES = ['server', 'postgres', 'sum', 'perSecond'];
const TITLES = {
  server: 'CPU of the server',
  postgres: 'CPU of PostgreSQL',
  sum: 'CPU of both',
  perSecond: 'requests per second',
};
const NAMES = {
  hub: 'hub',
  plain: 'without access',
  postgraphile: 'PostGraphile',
  mercurius: 'Mercurius',
};
const readme = join(import.meta.dirname, 'README.md');
/** The part of the README that a run writes: against other servers, or against the hub without its access. */
const MARKS = {
  peers: ['<!-- results: written by run.js -->', '<!-- end of results -->'],
  plain: ['<!-- access: written by run.js -->', '<!-- end of access -->'],
};

/** Of each read and server the medians, and the hub's ratio to each peer, taken within each round. */
export function summarise(reads, servers, rounds) {
  const peers = servers.filter(({ name }) => name !== 'hub');
  const rows = reads.map((read) => {
    const turnsOf = (name) => rounds.map((turns) => turns[`${read.name} ${name}`]);
    const hub = turnsOf('hub');
    const medians = servers.map(({ name }) => ({
      name,
      ...Object.fromEntries(
        MEASURES.map((measure) => [measure, median(turnsOf(name).map((turn) => turn[measure]))]),
      ),
    }));
    const ratios = peers.map(({ name }) => ({
      name,
      ...Object.fromEntries(
        MEASURES.map((measure) => [
          measure,
          spread(turnsOf(name).map((turn, i) => hub[i]?.[measure] / turn[measure])),
        ]),
      ),
    }));
    return { read, medians, ratios };
  });
  return { rows, rounds: rounds.length, lines: [...mediansTable(rows), '', ...ratiosTable(rows)] };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function spread(numbers) {
  return { median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) };
}

function mediansTable(rows) {
  return [
    '| read | server | CPU of the server | CPU of PostgreSQL | CPU of both | requests per second |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.flatMap(({ read, medians }) =>
      medians.map(
        ({ name, server, postgres, sum, perSecond }) =>
          `| ${read.name} | ${NAMES[name]} | ${[server, postgres, sum].map(ms).join(' | ')} | ${perSecond.toFixed(0)} |`,
      ),
    ),
  ];
}

const ms = (value) => `${value.toFixed(value < 1 ? 3 : 2)} ms`;

function ratiosTable(rows) {
  return [
    `| read | hub to | ${MEASURES.map((measure) => TITLES[measure]).join(' | ')} |`,
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.flatMap(({ read, ratios }) =>
      ratios.map(
        (ratio) =>
          `| ${read.name} | ${NAMES[ratio.name]} | ${MEASURES.map((measure) => times(ratio[measure])).join(' | ')} |`,
      ),
    ),
  ];
}

const times = ({ median, min, max }) =>
  `**${median.toFixed(2)}×** (${min.toFixed(2)}–${max.toFixed(2)})`;

/** Puts the tables between the marks of README.md; what stands around them is kept. */
export async function writeReport({ results, database, idle, options }) {
  const text = await readFile(readme, 'utf8');
  const isPlain = options.server.includes('plain');
  const [begin, end] = MARKS[isPlain ? 'plain' : 'peers'];
  const [before, rest] = text.split(begin);
  const [, after] = rest.split(end);
  const part = [...(await circumstances(results, database, idle, options)), '', ...results.lines];
  await writeFile(readme, `${before}${begin}\n\n${part.join('\n')}\n\n${end}${after}`);
}

async function circumstances({ rows, rounds }, { sizes, version }, idle, { seconds, warm }) {
  const { packages } = JSON.parse(
    await readFile(join(import.meta.dirname, 'package-lock.json'), 'utf8'),
  );
  const installed = (name) => packages[`node_modules/${name}`].version;
  const count = (number) => number.toLocaleString('en-GB');
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores of ${cpus()[0].model.trim()}, ` +
      `${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}, PostgreSQL ${version}; ` +
      `PostGraphile ${installed('postgraphile')}, Mercurius ${installed('mercurius')} on Fastify ${installed('fastify')}.`,
    `Data: ${count(sizes.places)} places, ${sizes.organisations} Party organisations, ${sizes.units} partner units, ${count(sizes.needs)} needs.`,
    `${rounds} rounds of ${seconds} s a read and server after ${warm} s to warm up, ${CONNECTIONS} connections, ` +
      `${rows.map(({ read }) => `${count(read.questions.length)} sets of variables for ${read.name}`).join(', ')}.`,
    `While nobody asked, PostgreSQL used ${idle.postgres.toFixed(1)} ms of CPU a second and the hub ${idle.hub.toFixed(1)} ms.`,
    '',
    'CPU per request and requests per second, medians of the rounds; below, the hub divided by its peer, ' +
      'median and (least–most) of the rounds. Of CPU less is better, of requests more.',
  ];
}
