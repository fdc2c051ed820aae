/**
 * Ten strangers do their worst, one kind of it after the other, then two partner units; meanwhile a screen asks and
 * `/livez` is looked at. Exits with 1 where a bound is broken. Run by `npm run bench:strangers`, in under four minutes.
 */
import { fork, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startChild } from './child.js';
import { DRY_RUN, brief } from './dry-run.js';
import { profiling } from './servers.js';
import { tokenOf } from './tokens.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    quiet: { type: 'string', default: '10' },
    /** Only these, each with its own `--kind`. */
    kind: { type: 'string', multiple: true },
    /** Every document with its own figures. */
    documents: { type: 'boolean', default: false },
    ...DRY_RUN,
  },
});
const options = brief(values, { seconds: '0.5', quiet: '1' });
const ATTACK_MS = Number(options.seconds) * 1_000;
const QUIET_MS = Number(options.quiet) * 1_000;

/** What is promised. */
const BOUNDS = {
  livezMs: 100,
  timesQuiet: 5,
  p99Ms: 250,
  grownMb: 200,
  /** The hub's longest patience, with a body, and what it takes to say so. */
  answerMs: 16_000,
  /** The most bytes of an answer, with what stands around its data. */
  answerBytes: 16_100_000,
};

const SCREEN = tokenOf('SCREEN');
const LIAISON = tokenOf('UNIT_LIAISON');
const TRIVIAL = JSON.stringify({ query: '{ hub { version } needs(first: 1) { totalCount } }' });
const ASK_EVERY_MS = 50;
const LOOK_EVERY_MS = 100;
/** A probe without an answer by then counts as one that took so long. */
const PROBE_PATIENCE_MS = 10_000;
/** Between two attacks: until what the last has left is done. */
const SETTLE_MS = 500;
const SETTLE_TRIES = 6;
/** Of the whole run; what is not reached by then is said to be so. */
const PATIENCE_MS = 215_000;

const DOCUMENTS = ['wide', 'dearest', 'filters', 'invalid', 'bodies', 'variables', 'entities'];
/** Of the others a document that is refused for its form attacks nothing. */
const MAY_BE_INVALID = new Set(['invalid', 'mixed']);
const BY_HAND = ['dribble', 'comeAndGo', 'followMuch'];
const OF_UNITS = ['wide', 'dearestOfUnit', 'nested', 'filters', 'entities', 'followMuch'];

const ten = (kind) => ({ kind, by: 'ten strangers', from: 10 });
const one = (kind) => ({ kind, by: 'one address', from: 1 });
const units = (kind) => ({ kind, by: 'two units', from: 2, token: LIAISON });
/** Those that leave most behind come last. */
const ALL = [
  ...[...DOCUMENTS, ...BY_HAND].map(ten),
  ...OF_UNITS.map(units),
  one('mixed'),
  units('beDeaf'),
  ten('beDeaf'),
  one('handsOn'),
];

/** Each from addresses that no other attack has used: what one has spent must not save the hub the next. */
function attacks() {
  return ALL.map(({ from, ...rest }, k) => ({
    ...rest,
    // Two units are two clients; whoever shares one address is ten all the same.
    addresses: Array.from(
      { length: rest.token ? from : 10 },
      (_, i) => `127.0.${k + 1}.${2 + (i % from)}`,
    ),
  })).filter(({ kind }) => !options.kind || options.kind.includes(kind));
}

async function main(whenDone) {
  build();
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-strangers-'));
  whenDone(() => rm(folder, { recursive: true, force: true }));
  // Where this runs as root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
  const hub = await startChild(
    'hub',
    [...profiling(), join(import.meta.dirname, 'hub.js')],
    { GRIDHUB_DATA: join(folder, 'data'), DATABASE_URL: '' },
    whenDone,
  );
  const attackers = await startAttackers(whenDone);
  console.log(
    `${cpus().length} cores, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}`,
  );
  const probes = openProbes(hub, whenDone);
  await pause(2_000);
  probes.take();
  await pause(QUIET_MS);
  const quiet = { ...probes.take(), before: rssOf(hub) };
  console.log(`quiet: ${probed(quiet)}, RSS ${quiet.before.toFixed(0)} MB\n`);
  const lines = [];
  for (const attack of attacks()) {
    const name = `${attack.kind}, ${attack.by}`;
    if (performance.now() < PATIENCE_MS) {
      lines.push(await strain({ hub, attackers, probes, quiet }, { ...attack, name }));
    } else {
      lines.push({ name, broken: ['not reached in time'] });
    }
  }
  conclude(lines, quiet);
}

function build() {
  const script = join(import.meta.dirname, '..', 'bin', 'build.js');
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the hub could not be built');
}

async function startAttackers(whenDone) {
  const child = fork(join(import.meta.dirname, 'strangers-attack.js'), { detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  whenDone(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const broken = ended.then((code) => {
    throw new Error(`the attackers ended with ${code}`);
  });
  broken.catch(() => {}); // At the end they are meant to.
  const next = () =>
    Promise.race([new Promise((resolve) => child.once('message', resolve)), broken]);
  await next();
  return (asked) => {
    child.send(asked);
    return next();
  };
}

/** A screen that asks and somebody who looks whether the hub lives, each in its rhythm whatever becomes of the answers. */
function openProbes({ url, pid }, whenDone) {
  const agent = new Agent({ keepAlive: true });
  const seen = { asked: new Set(), looked: new Set(), peak: 0 };
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const asking = { method: 'POST', agent, path: '/graphql', body: TRIVIAL };
  const looking = { method: 'GET', agent, path: '/livez' };
  const timers = [
    setInterval(() => seen.asked.add(probe(url, asking)), ASK_EVERY_MS),
    setInterval(() => seen.looked.add(lookAt({ url, pid }, looking)), LOOK_EVERY_MS),
    setInterval(() => (seen.peak = Math.max(seen.peak, rssOf({ pid }))), LOOK_EVERY_MS),
  ];
  whenDone(() => {
    for (const timer of timers) clearInterval(timer);
    agent.destroy();
  });
  /** What was asked since it was taken last; what has no answer yet has taken at least so long. */
  const take = () => {
    const now = performance.now();
    const all = [...seen.asked, ...seen.looked];
    const timesOf = (probes) => [...probes].map(({ begun, ms = now - begun }) => ms);
    const asked = timesOf(seen.asked);
    const taken = {
      p50: quantile(asked, 0.5),
      p99: quantile(asked, 0.99),
      ...slowestOf(timesOf(seen.looked), seen.looked, waitOf(pid)),
      count: asked.length,
      faults: all.flatMap(({ fault }) => fault ?? []),
      peak: seen.peak,
      lag: lag.max / 1e6,
    };
    seen.asked.clear();
    seen.looked.clear();
    seen.peak = 0;
    lag.reset();
    return taken;
  };
  return { take };
}

/** The longest look, and how much of it the hub waited for a core; of one without an answer, so far. */
function slowestOf(times, looks, waitedNow) {
  const livez = Math.max(0, ...times);
  const look = [...looks][times.indexOf(livez)];
  return { livez, waited: look ? (look.waitedThen ?? waitedNow) - look.waitedBefore : 0 };
}

/** How long the hub's main thread has stood ready to run while others had the cores, in ms. */
function waitOf(pid) {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e6;
}

function lookAt({ url, pid }, looking) {
  const waitedBefore = waitOf(pid);
  const own = probe(url, looking, () => (own.waitedThen ??= waitOf(pid)));
  return Object.assign(own, { waitedBefore });
}

function probe(url, { path, method, agent, body }, whenDone = () => {}) {
  const own = { begun: performance.now(), ms: undefined, fault: undefined };
  const done = (fault) => {
    own.ms ??= performance.now() - own.begun;
    whenDone();
    own.fault ??= fault;
  };
  const headers = {
    authorization: `Bearer ${SCREEN}`,
    ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
  };
  const asking = request(`${url}${path}`, { method, agent, headers }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (more) => (text += more));
    answer.on('end', () => {
      const isGood = answer.statusCode === 200 && !text.includes('"errors"');
      done(isGood ? undefined : `${path} ${answer.statusCode} ${text.slice(0, 200)}`);
    });
  });
  asking.setTimeout(PROBE_PATIENCE_MS, () => asking.destroy(new Error('no answer')));
  asking.on('error', ({ message }) => done(`${path} ${message}`));
  asking.end(body);
  return own;
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** In MB; of a hub that has ended nothing. */
function rssOf({ pid }) {
  const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kb === undefined) throw new Error('the hub has ended');
  return Number(kb) / 1_000;
}

/** One attack, its figures printed. */
async function strain({ hub, attackers, probes, quiet }, { name, kind, addresses, token }) {
  await settle(hub, quiet);
  probes.take();
  const before = rssOf(hub);
  const made = await attackers({ kind, url: hub.url, addresses, token, ms: ATTACK_MS });
  const seen = probes.take();
  await pause(SETTLE_MS);
  const figures = { name, kind, ...made, ...seen, before, after: rssOf(hub) };
  print(figures);
  return { ...figures, broken: brokenBy(figures, quiet) };
}

/** Until the hub answers as in quiet times, or for some seconds: what it goes on with then is the next attack's too. */
async function settle({ url }, { p50 }) {
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    await pause(SETTLE_MS);
    const begun = performance.now();
    const looked = fetch(`${url}/livez`, { signal: AbortSignal.timeout(SETTLE_MS) });
    const isThere = await looked.then(
      () => true,
      () => false,
    );
    if (isThere && performance.now() - begun < 3 * p50) return;
  }
}

function print({ name, answers, byLabel, answered, unanswered, largest, longest, bytes, ...rest }) {
  const { before, peak, after } = rest;
  const mb = (value) => (value / 1e6).toFixed(2);
  console.log(
    `${name}: ${answered} answered, ${unanswered} not; ${listed(answers)}\n` +
      `  largest ${mb(largest)} MB, all ${mb(bytes)} MB, longest ${longest.toFixed(0)} ms; ${probed(rest)}; ` +
      `RSS ${[before, peak, after].map((one) => one.toFixed(0)).join(' → ')} MB`,
  );
  for (const fault of new Set(rest.faults)) console.log(`  the screen was told: ${fault}`);
  if (!options.documents) return;
  for (const [label, own] of Object.entries(byLabel)) {
    console.log(
      `    ${label}: ${listed(own.hows)}; largest ${mb(own.largest)} MB, longest ${own.longest.toFixed(0)} ms`,
    );
  }
}

const listed = (counts) =>
  Object.entries(counts)
    .map(([how, count]) => `${count} × ${how}`)
    .join(', ');

function probed({ p50, p99, livez, waited, count, lag }) {
  const [half, most, looked, queued, own] = [p50, p99, livez, waited, lag].map((one) =>
    one.toFixed(1),
  );
  return `screen ${count} asked, p50 ${half} ms, p99 ${most} ms; livez ${looked} ms at most, ${queued} of it waiting for a core; the probe itself late by ${own} ms`;
}

const OF_SCHEMA = 'documents of the present schema';

/** The bounds that did not hold, in words. */
function brokenBy(figures, quiet) {
  const judged = {
    'bounded time': figures.longest <= BOUNDS.answerMs && figures.unanswered === 0,
    'bounded bytes': figures.largest <= BOUNDS.answerBytes,
    memory: figures.peak - figures.before <= BOUNDS.grownMb,
    livez: figures.livez < BOUNDS.livezMs,
    'screen p50': figures.p50 < quiet.p50 * BOUNDS.timesQuiet,
    'screen p99': figures.p99 < BOUNDS.p99Ms,
    'screen answered': figures.faults.length === 0,
    [OF_SCHEMA]:
      MAY_BE_INVALID.has(figures.kind) || !('400 GRAPHQL_VALIDATION_FAILED' in figures.answers),
  };
  return Object.keys(judged).filter((name) => !judged[name]);
}

const isOver = ({ broken }) => broken.length > 0;

/** What attacks nothing since its documents are of another schema. */
const isStale = ({ broken }) => broken.includes(OF_SCHEMA);

function conclude(lines, quiet) {
  console.log(
    `\n| attack | answered | largest | longest | screen p50 | p99 | livez | RSS grown | verdict |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |`,
  );
  for (const one of lines) {
    if (one.answers === undefined) {
      console.log(`| ${one.name} |  |  |  |  |  |  |  | BROKEN: ${one.broken.join(', ')} |`);
      continue;
    }
    const cells = [
      one.name,
      one.answered,
      `${(one.largest / 1e6).toFixed(2)} MB`,
      `${one.longest.toFixed(0)} ms`,
      `${one.p50.toFixed(1)} ms, ${(one.p50 / quiet.p50).toFixed(1)}×`,
      `${one.p99.toFixed(0)} ms`,
      `${one.livez.toFixed(0)} ms`,
      `${(one.peak - one.before).toFixed(0)} MB`,
      one.broken.length === 0 ? 'holds' : `BROKEN: ${one.broken.join(', ')}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const grown = Math.max(...lines.map(({ peak = 0 }) => peak)) - quiet.before;
  const isBroken = grown > BOUNDS.grownMb;
  console.log(
    `All of it: RSS ${grown.toFixed(0)} MB above ${quiet.before.toFixed(0)} MB at most: ${isBroken ? 'BROKEN' : 'holds'}`,
  );
  console.log(`load at the end ${loadavg()[0].toFixed(1)}`);
  if (options['dry-run'] ? lines.some(isStale) : isBroken || lines.some(isOver))
    process.exitCode = 1;
}

await runUndoing(main);
