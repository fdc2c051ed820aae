/**
 * Deliveries of this checkout beside another of its revisions: `npm run bench:live-pairs -- --base ../before`. Both hubs run
 * at once, each with a PostgreSQL and an audience of its own, and take turns. Ends with 1 where this one is dearer for certain.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OF_HUB, leave, openAudience } from './audience.js';
import { connectOwner } from './database.js';
import { changeOn, deliver, ownFilter } from './deliveries.js';
import { DRY_RUN, brief } from './dry-run.js';
import { IS_DEARER, comparePairs } from './interval.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    sockets: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '4' },
    /** Events a second. */
    rate: { type: 'string', default: '10' },
    ...DRY_RUN,
  },
});
const options = brief(values, { sockets: '20', rounds: '1', seconds: '0.5' });
const [SOCKETS, ROUNDS, SECONDS, RATE] = ['sockets', 'rounds', 'seconds', 'rate'].map((name) =>
  Number(options[name]),
);
const AUDIENCES = { 'one group': undefined, 'a group each': ownFilter };

/** A hub of a checkout, started by its own bench. */
async function open(name, folder, whenDone) {
  const { startServers } = await import(join(folder, 'bench', 'servers.js'));
  const { servers, postgres } = await startServers([], whenDone);
  const database = await connectOwner(postgres.host);
  whenDone(() => database.end());
  return { name, hub: { ...servers[0], query: OF_HUB }, postgres, fire: changeOn(database) };
}

async function main(whenDone) {
  if (!options.base) throw new Error('Say what it is compared with: --base FOLDER.');
  const before = await open('before', resolve(options.base), whenDone);
  const after = await open('after', join(import.meta.dirname, '..'), whenDone);
  let isDearer = false;
  for (const [title, variables] of Object.entries(AUDIENCES)) {
    const turns = { before: [], after: [] };
    for (const one of [before, after]) {
      one.audience = await openAudience(one.hub, SOCKETS, variables);
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const one of round % 2 === 0 ? [before, after] : [after, before]) {
        const { hub, audience, fire, postgres } = one;
        const pace = { seconds: SECONDS, rate: RATE };
        turns[one.name].push(await deliver({ pid: hub.pid, audience, fire }, postgres, pace));
      }
    }
    for (const one of [before, after]) leave(one.audience);
    for (const what of ['server', 'postgres']) {
      const [late, early] = [turns.after, turns.before].map((all) => all.map((one) => one[what]));
      const dearer = comparePairs(`${title}, CPU of ${what}`, late, early);
      // PostgreSQL's share of a delivery to one group is a few microseconds: told, not judged.
      if (dearer && what === 'server') isDearer = true;
    }
  }
  if (isDearer && !options['dry-run']) throw new Error(IS_DEARER);
}

await runUndoing(main);
