/**
 * Whether hidden and missing can be told apart by how long their answers take: `npm run bench:clocks`. Single pairs of
 * requests, one for what is there and hidden, one for what is not there, in random order; who sees the two times guesses
 * which was which. Exits with 1 where the better of the two ways to guess is right too often.
 */
import { parseArgs } from 'node:util';
import { Client } from 'undici';
import { readAudience } from './clocks/audience.js';
import { WAYS } from './clocks/ways.js';
import { DRY_RUN, brief } from './dry-run.js';
import { startServers } from './servers.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '1000' },
    /** Only viewers and ways whose names hold this. */
    as: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    ...DRY_RUN,
  },
});
const options = brief(values, { pairs: '3' });
const PAIRS = Number(options.pairs);
/** Connections, plans and the hub's code are warm before anything counts. */
const WARM_PAIRS = options['dry-run'] ? 1 : 100;
/** In percent; of a thousand guesses by chance fewer than one in a million runs has so many right. */
const MOST_RIGHT = 58;

async function timed(client, token, body) {
  const begun = performance.now();
  const { body: answer, statusCode } = await client.request({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body,
  });
  const text = await answer.text();
  return { ms: performance.now() - begun, text, statusCode };
}

/** What differs between two answers beside the time they took is another fault, and ends the run. */
function compare(way, hidden, missing, asked) {
  const without = ({ text }, key) => text.replaceAll(key, '…').replace(/"took":\d+/, '');
  const [one, other] = [without(hidden, asked.hidden), without(missing, asked.missing)];
  if (one !== other || hidden.statusCode !== missing.statusCode)
    throw new Error(`${way}: hidden and missing are told apart in words:\n${one}\n${other}`);
}

async function guess(client, { token, pairs }, way) {
  let slower = 0;
  const times = { hidden: [], missing: [] };
  for (let i = 0; i < PAIRS + WARM_PAIRS; i += 1) {
    const asked = pairs(way, i);
    const order = Math.random() < 0.5 ? ['hidden', 'missing'] : ['missing', 'hidden'];
    const took = {};
    for (const which of order) took[which] = await timed(client, token, way.body(asked[which]));
    compare(way.name, took.hidden, took.missing, asked);
    if (i < WARM_PAIRS) continue;
    if (took.hidden.ms > took.missing.ms) slower += 1;
    for (const which of order) times[which].push(took[which].ms);
  }
  const share = (slower / PAIRS) * 100;
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
  return {
    right: Math.max(share, 100 - share),
    hidden: median(times.hidden),
    missing: median(times.missing),
  };
}

async function main(whenDone) {
  const { servers, postgres } = await startServers([], whenDone);
  const audience = await readAudience(postgres.host);
  const client = new Client(servers[0].url);
  whenDone(() => client.destroy());
  let worst = 0;
  for (const viewer of audience.filter(({ name }) => name.includes(options.as))) {
    for (const way of WAYS) {
      if (!way.name.includes(options.only) || !way.isFor(viewer)) continue;
      const { right, hidden, missing } = await guess(client, viewer, way);
      worst = Math.max(worst, right);
      console.log(
        `${viewer.name.padEnd(12)} ${way.name.padEnd(16)} right in ${right.toFixed(1)} % of ${PAIRS} pairs; ` +
          `hidden ${hidden.toFixed(2)} ms, missing ${missing.toFixed(2)} ms`,
      );
    }
  }
  console.log(`the best guess is right in ${worst.toFixed(1)} %; ${MOST_RIGHT} % is the most`);
  if (worst > MOST_RIGHT && !options['dry-run'])
    throw new Error('Hidden and missing can be told apart by the clock.');
}

await runUndoing(main);
