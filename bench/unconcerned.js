/**
 * What listeners cost whom a change does not concern: `npm run bench:unconcerned`. Ten grid workers follow the needs of
 * grids where nothing happens, then a thousand, each with rights of its own; needs change elsewhere. CPU a change of the
 * hub and of PostgreSQL, in alternation: with everything the sockets cost meanwhile, and without what they cost in as long a
 * time in which nothing changes.
 */
import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { OF_HUB, commandsOn, leave, openAudience } from './audience.js';
import { connectOwner } from './database.js';
import { readCpu } from './cpu.js';
import { DRY_RUN, brief } from './dry-run.js';
import { startServers } from './servers.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '10' },
    many: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    /** Changes a second. */
    rate: { type: 'string', default: '20' },
    ...DRY_RUN,
  },
});
const options = brief(values, { few: '2', many: '10', rounds: '1', seconds: '0.5' });
const [FEW, MANY, ROUNDS, SECONDS, RATE] = ['few', 'many', 'rounds', 'seconds', 'rate'].map(
  (name) => Number(options[name]),
);
/** For what opening sockets leaves to do. */
const SETTLE_MS = 2_000;

async function main(whenDone) {
  const { servers, postgres } = await startServers([], whenDone);
  const hub = { ...servers[0], query: OF_HUB };
  const database = await connectOwner(postgres.host);
  whenDone(() => database.end());
  const { fire, id } = await commandsOn(database, hub);
  const tokens = await makeGridWorkers(database, id);
  const ofWorker = (i) => ({ authorization: `Bearer ${tokens[i]}` });

  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const turns = {};
    for (const size of round % 2 ? [MANY, FEW] : [FEW, MANY]) {
      const audience = await openAudience(hub, size, undefined, ofWorker);
      await pause(SETTLE_MS);
      turns[size] = await turn(hub, postgres, fire);
      if (audience.count > 0) throw new Error(`${audience.count} events to whom none concerns`);
      leave(audience);
      await pause(SETTLE_MS);
      const { server, ofPostgres, idle } = turns[size];
      const [ofHub, ofDatabase, resting] = [server, ofPostgres, idle].map((ms) => ms.toFixed(2));
      console.log(
        `round ${round + 1}, ${size} listeners: hub ${ofHub} ms a change, PostgreSQL ${ofDatabase} ms; ` +
          `of it ${resting} ms without any change`,
      );
    }
    rounds.push(turns);
  }
  tell(rounds, 'with all that the sockets cost', ({ server, ofPostgres }) => server + ofPostgres);
  tell(
    rounds,
    'for the changes alone',
    ({ server, ofPostgres, idle }) => server + ofPostgres - idle,
  );
}

function tell(rounds, what, costOf) {
  const ratios = rounds
    .map((turns) => costOf(turns[MANY]) / costOf(turns[FEW]))
    .toSorted((a, b) => a - b);
  console.log(
    `${MANY} listeners whom no change concerns cost ${ratios[ratios.length >> 1].toFixed(2)}× ` +
      `(${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)}) of ${FEW}, CPU of hub and PostgreSQL a change, ${what}`,
  );
}

/** Changes at a steady rate; CPU in milliseconds for each of them, and what of it as long a rest takes. */
async function turn(hub, postgres, fire) {
  const rested = readCpu(hub.pid, postgres.pid);
  await pause(SECONDS * 1_000);
  const before = readCpu(hub.pid, postgres.pid);
  const begun = performance.now();
  let sent = 0;
  while (performance.now() - begun < SECONDS * 1_000) {
    await fire();
    sent += 1;
    await pause(Math.max(0, begun + (sent * 1_000) / RATE - performance.now()));
  }
  const after = readCpu(hub.pid, postgres.pid);
  return {
    server: (after.server - before.server) / sent,
    ofPostgres: (after.postgres - before.postgres) / sent,
    idle: (before.server + before.postgres - rested.server - rested.postgres) / sent,
  };
}

/** One account a socket, on grids that do not hold the need; grants end at different moments, so that no two are alike. */
async function makeGridWorkers(database, needId) {
  const tokens = Array.from({ length: MANY }, (_, i) => `hub_unconcerned_${i}_`.padEnd(47, '0'));
  const hashes = tokens.map((one) => hash('sha256', one, 'hex'));
  await database.query(
    `with grid as (select p.id, p.path, row_number() over (order by p.id) as k, count(*) over () as n
         from place p where p.kind = 'GRID' and not (select path from need where id = $3) ^@ p.path),
       a as (insert into account (id, name) select 'account_other' || i, '演示' from generate_series(1, $1) i returning id),
       g as (insert into access_grant (id, account_id, role, place_id, path, valid_from, valid_until)
         select 'grant_other' || i, 'account_other' || i, 'GRID_WORKER', grid.id, grid.path, now(), now() + i * interval '1 day'
         from generate_series(1, $1) i join grid on grid.k = 1 + i % grid.n)
     insert into token (id, account_id, label, hash, expires_at)
     select 'token_other' || i, 'account_other' || i, 'bench', ($2::text[])[i], now() + interval '1 day'
     from generate_series(1, $1) i`,
    [MANY, hashes, needId],
  );
  return tokens;
}

await runUndoing(main);
