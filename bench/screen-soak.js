/**
 * The screen left on: `npm run bench:screen`. Ten minutes at twenty times the event rate of a busy morning, by the demonstration's
 * traffic; the page in front, then one in the background. After warming up its heap must not grow by 2 MB, nor its nodes, and the browser
 * may take 15 % of a core. Ends with 1 where it does.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser } from './browser.js';
import { DRY_RUN, brief } from './dry-run.js';
import { startServers } from './servers.js';
import { tokenOf } from './tokens.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    warm: { type: 'string', default: '2' },
    pace: { type: 'string', default: '20' },
    /** What follows `/screen?`. */
    wishes: { type: 'string', default: '' },
    ...DRY_RUN,
  },
});
const isDry = values['dry-run'] === true;
const options = brief(values, { minutes: '0.3', warm: '0.1' });
const [MINUTES, WARM, PACE] = ['minutes', 'warm', 'pace'].map((name) => Number(options[name]));

const BOUNDS = { heap: 2, nodes: 0.02, listeners: 0.02, cpu: 0.15 };
const SAMPLES = 10;
/** A Tuesday at nine in China: where the day curve is highest. */
const BUSY = new Date('2026-11-24T01:00:00Z');
const PATIENCE_MS = 30_000;

async function main(whenDone) {
  const { servers, postgres } = await startServers([], whenDone);
  const traffic = await beginTraffic(servers[0], postgres, whenDone);
  const browser = await openBrowser(whenDone);
  const broken = [];
  const address = `${servers[0].url}/screen?token=${tokenOf('SCREEN')}${options.wishes && `&${options.wishes}`}`;
  for (const isBehind of [false, true]) {
    const screen = await openScreen(browser, address);
    const other = isBehind ? await browser.open('about:blank') : undefined;
    if ((await screen.evaluate('document.hidden')) !== isBehind)
      throw new Error('where is the page?');
    broken.push(
      ...(await soak(browser, screen, traffic, isBehind ? 'in the background' : 'in front')),
    );
    await other?.close();
    await screen.close();
  }
  if (!isDry && broken.length > 0) throw new Error(`broken: ${broken.join('; ')}`);
}

/** As `serve --demo-traffic` has it, beginning on a busy morning whatever the clock says. */
async function beginTraffic(hub, { host }, whenDone) {
  const { openCast } = await import('../dist/src/demo/traffic/cast.js');
  const { openTraffic } = await import('../dist/src/demo/traffic/traffic.js');
  const database = `postgresql://gridhub@/postgres?host=${encodeURIComponent(host)}`;
  const traffic = openTraffic({
    url: hub.url,
    cast: await openCast(database, tokenOf('DISTRICT_ADMIN')),
    seed: 1,
    pace: PACE,
    from: BUSY,
    log: (line) => console.error(line),
  });
  whenDone(() => traffic.stop());
  return traffic;
}

/** As soon as it is live. */
async function openScreen(browser, address) {
  const screen = await browser.open(address);
  const end = performance.now() + PATIENCE_MS;
  while (!(await screen.evaluate(`document.querySelector('.link.good') !== null`))) {
    if (performance.now() > end) throw new Error(await screen.evaluate('document.body.innerText'));
    await pause(100);
  }
  return screen;
}

/** @returns what is beyond its bound, in words */
async function soak(browser, screen, traffic, where) {
  const { held, complaints, loads: loadsBefore } = screen;
  await pause(WARM * 60_000);
  const [doneBefore, cpuBefore, begun] = [doneBy(traffic), browser.cpu(), performance.now()];
  const samples = [await held()];
  let collecting = 0;
  for (let i = 1; i <= SAMPLES; i += 1) {
    await pause(Math.max(0, begun + (i / SAMPLES) * MINUTES * 60_000 - performance.now()));
    // What looking costs is not the page's.
    const before = browser.cpu();
    if (i < SAMPLES) samples.push(await held());
    collecting += browser.cpu() - before;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const cpu = (browser.cpu() - cpuBefore - collecting) / 1_000 / seconds;
  samples.push(await held());
  const figures = { ...growthOf(samples), cpu };
  const rate = (doneBy(traffic) - doneBefore) / seconds;
  tell(where, figures, { seconds, rate, samples });
  return [
    ...Object.entries(BOUNDS).flatMap(([name, most]) =>
      figures[name] <= most
        ? []
        : [`${name} ${where} is ${figures[name].toFixed(3)}, above ${most}`],
    ),
    ...(screen.loads > loadsBefore ? [`it loaded itself anew ${where}`] : []),
    ...complaints.map((one) => `it complained ${where}: ${one}`),
    ...(rate > 0 ? [] : [`there was no traffic ${where}`]),
  ];
}

/** Medians of the last three samples beside those of the first three: the heap in MB, the others in parts. */
function growthOf(samples) {
  const middle = (some, name) => some.map((one) => one[name]).toSorted((a, b) => a - b)[1];
  const ends = (name) => [middle(samples.slice(0, 3), name), middle(samples.slice(-3), name)];
  const grown = (name) => {
    const [first, last] = ends(name);
    return last / first - 1;
  };
  const [first, last] = ends('heap');
  return { heap: last - first, nodes: grown('nodes'), listeners: grown('listeners') };
}

const doneBy = ({ counts }) => Object.values(counts.done).reduce((sum, one) => sum + one, 0);

function tell(where, { heap, nodes, listeners, cpu }, { seconds, rate, samples }) {
  const list = (name, digits) => samples.map((one) => one[name].toFixed(digits)).join(' ');
  console.log(`${where}, ${seconds.toFixed(0)} s, ${rate.toFixed(2)} commands a second:`);
  console.log(`  heap ${heap >= 0 ? '+' : ''}${heap.toFixed(2)} MB (MB: ${list('heap', 2)})`);
  console.log(`  nodes ${(nodes * 100).toFixed(1)} % (${list('nodes', 0)})`);
  console.log(`  listeners ${(listeners * 100).toFixed(1)} % (${list('listeners', 0)})`);
  console.log(`  CPU of the browser ${(cpu * 100).toFixed(1)} % of a core`);
}

await runUndoing(main);
