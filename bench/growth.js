/**
 * What growth costs: `npm run bench:growth`. The demo district, a hundred times its needs, and a nation, each with a
 * hub; every list, count, statistic and search as every viewer, and commands as those who give them, in alternation with the
 * demo.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DRY_RUN, brief } from './dry-run.js';
import { readConfig } from '../dist/src/config.js';
import { startHub } from '../dist/src/hub.js';
import { openDatabases } from './growth/databases.js';
import { Asked, median } from './growth/measure.js';
import { COMMANDS } from './growth/commands.ts';
import { QUESTIONS } from './growth/questions.ts';
import { scaleOf, summarise, tableOf } from './growth/report.js';
import { VIEWERS, openViewers } from './growth/viewers.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    /** Where the databases are kept from run to run; left out: made anew and removed. */
    folder: { type: 'string' },
    grown: { type: 'string', multiple: true, default: ['needs', 'nation'] },
    /** Of the half million needs, and of the nation: for smaller machines. */
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '15' },
    /** Only questions and viewers whose names hold this. */
    only: { type: 'string', default: '' },
    as: { type: 'string', default: '' },
    out: { type: 'string' },
    /** Figures of an earlier run, written by `--out`: they are put into docs/scale.md. */
    report: { type: 'string' },
    commands: { type: 'boolean', default: true },
    ...DRY_RUN,
  },
  allowNegative: true,
});
const options = brief(values, { grown: ['needs'], scale: '0.002', rounds: '1' });

const ENVIRONMENT = { GRIDHUB_COST_PER_MINUTE: '0', GRIDHUB_READER_CONNECTIONS: '4' };

async function openAsked(url, whenDone) {
  const sent = [];
  const config = { ...readConfig(ENVIRONMENT), port: 0, databaseUrl: url };
  const observe = (statement, values) => sent.push({ statement, values: [...values] });
  const hub = await startHub({ config, log: (line) => console.error(line), observe });
  whenDone(() => hub.stop());
  return new Asked({ hub, url, sent, viewers: await openViewers(url) });
}

/** What the viewer can name in that database. */
async function variablesOf(asked, who) {
  const { place, unit, community } = asked.viewers[who];
  const text =
    '{ needs(first: 20) { nodes { id number } pageInfo { endCursor } } claims(first: 1) { nodes { id } } }';
  const { data } = await asked.ask(who, { text });
  const [need] = data?.needs.nodes.toReversed() ?? [];
  return {
    place: place.id,
    code: place.code,
    unit: unit.id,
    community: community.id,
    need: need?.id ?? 'need_01h0000000000000000000zzzz',
    number: need?.number ?? 'N0',
    claim: data?.claims.nodes[0]?.id ?? 'claim_01h0000000000000000000zzzz',
    after: data?.needs.pageInfo.endCursor ?? null,
  };
}

async function measure(hubs, who, question, input) {
  const names = Object.keys(hubs);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const rounds = Number(options.rounds);
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const name of names) {
      const took = await hubs[name].time(who, question, input[name]);
      // The first two fill what is remembered.
      if (round > 1) times[name].push(took);
      // What takes seconds need not be asked often.
      if (took > 2_000) times[name].push(took);
    }
    if (names.some((name) => times[name].length > 2 && median(times[name]) > 2_000)) break;
  }
  return Object.fromEntries(names.map((name) => [name, { ms: median(times[name]) }]));
}

const SCALE = join(import.meta.dirname, '..', 'docs', 'scale.md');
const MARK = '<!-- figures: written by bench/growth.js -->';

async function report(file) {
  const rows = JSON.parse(await readFile(file, 'utf8'));
  const [before, , after] = (await readFile(SCALE, 'utf8')).split(MARK);
  const names = Object.keys(rows[0].of);
  await writeFile(SCALE, [before, scaleOf(rows, names), after].join(MARK));
}

async function main(whenDone) {
  if (options.report) return report(options.report);
  const names = ['demo', ...options.grown];
  const scale = Number(options.scale);
  const urls = await openDatabases({ folder: options.folder, names, scale }, whenDone);
  const hubs = {};
  for (const name of names) hubs[name] = await openAsked(urls[name], whenDone);
  const rows = [];
  for (const who of Object.keys(VIEWERS).filter((one) => one.includes(options.as))) {
    const input = {};
    for (const name of names) input[name] = await variablesOf(hubs[name], who);
    for (const [title, question] of Object.entries(QUESTIONS)) {
      if (!title.includes(options.only)) continue;
      const row = { who, title, of: await measure(hubs, who, question, input) };
      for (const name of names)
        Object.assign(row.of[name], await hubs[name].buffers(who, question, input[name]));
      rows.push(row);
      console.log(summarise(row));
    }
  }
  if (options.commands && options.only === '') rows.push(...(await measureCommands(hubs)));
  console.log(tableOf(rows, names));
  if (options.out) await writeFile(options.out, JSON.stringify(rows, null, 1));
}

/** Round by round from the first to the last, since each goes on with what those before it have made. */
async function measureCommands(hubs) {
  const names = Object.keys(hubs);
  const times = COMMANDS.map(() => Object.fromEntries(names.map((name) => [name, []])));
  for (let round = 0; round < Number(options.rounds) + 2; round += 1) {
    for (const name of names) {
      const took = await giveAll(hubs[name]);
      // The first two fill what is remembered.
      if (round > 1) took.forEach((ms, i) => times[i][name].push(ms));
    }
  }
  return COMMANDS.map(({ title, by }, i) => {
    const of = Object.fromEntries(names.map((name) => [name, { ms: median(times[i][name]) }]));
    const row = { who: by, title, of };
    console.log(summarise(row));
    return row;
  });
}

async function giveAll(asked) {
  const made = {};
  const took = [];
  for (const command of COMMANDS) {
    const input = command.input(asked.viewers[command.by], made);
    const begun = performance.now();
    const { data, errors } = await asked.ask(command.by, command, { input });
    took.push(performance.now() - begun);
    if (errors) throw new Error(`${command.title}: ${JSON.stringify(errors)}`);
    Object.assign(made, command.makes?.(data));
  }
  return took;
}

await runUndoing(main);
