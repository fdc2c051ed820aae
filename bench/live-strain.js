/**
 * What feeds bear: a client of a thousand that stops reading for a minute, a stop under load, and what the journal
 * costs whoever writes. Run by `npm run bench:live` behind the costs of a delivery.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { OF_HUB, commandsOn, latencies, leave, openAudience, told } from './audience.js';
import { connectOwner } from './database.js';
import { DRY_RUN, brief } from './dry-run.js';
import { heldBy } from './memory.js';
import { startServers } from './servers.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    /** For which one of them does not read. */
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '15' },
    /** Of each turn of the writers. */
    turn: { type: 'string', default: '1.5' },
    ...DRY_RUN,
  },
});
const options = brief(values, { sockets: '20', seconds: '1', rounds: '1', turn: '0.2' });
const [SOCKETS, SECONDS, RATE, ROUNDS, TURN] = ['sockets', 'seconds', 'rate', 'rounds', 'turn'].map(
  (name) => Number(options[name]),
);
/** About 60 kB an event: a minute of them is more than what the kernel keeps for a socket. */
const LARGE = `subscription { needChanged { __typename ... on NeedChange { id version cursor need { ${Array.from(
  { length: 10 },
  (_, i) => `d${i}: description`,
).join(' ')} } } } }`;
const WRITERS = 8;

async function main(whenDone) {
  const { servers, postgres } = await startServers([], whenDone);
  const hub = { ...servers[0], query: OF_HUB };
  const database = await connectOwner(postgres.host);
  whenDone(() => database.end());
  await writing(database, postgres.host);
  await slowReader(hub, database);
  await stopUnderLoad(hub, database);
}

/** @param {() => unknown} look called back every so many milliseconds; gives back how to stop */
function every(ms, look) {
  const timer = setInterval(look, ms);
  return () => clearInterval(timer);
}

/** One socket by hand, which can be told not to read. */
async function openReader({ url, credentials }, query) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const reader = { socket, events: [], closed: undefined };
  socket.on('close', (code) => (reader.closed = code));
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: credentials })),
    );
    socket.on('message', (text) => {
      const { type, payload } = JSON.parse(text);
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      }
      if (type === 'next') reader.events.push(payload.data.needChanged);
      if (type === 'next') resolve();
    });
  });
  return reader;
}

/** One of a thousand stops reading: what that costs in memory and the others in time, and what it ends with. */
async function slowReader(hub, database) {
  const audience = await openAudience(hub, SOCKETS - 1);
  const reader = await openReader(hub, LARGE);
  const { fire, id } = await commandsOn(database, hub);
  await database.query('update need set description = $1 where id = $2', ['急'.repeat(2_000), id]);
  const pace = { rate: RATE, seconds: SECONDS };
  await latencies(audience, fire, { ...pace, seconds: Math.min(10, SECONDS) });
  const times = await latencies(audience, fire, pace);
  const held = await heldBy(hub);
  reader.socket.pause();
  const others = await latencies(audience, fire, pace);
  const grown = (await heldBy(hub)) - held;
  reader.socket.resume();
  console.log(`${SOCKETS} sockets, ${RATE} changes a second, all reading: ${told(times)}`);
  console.log(`one does not read for ${SECONDS} s, the others: ${told(others)}`);
  console.log(
    `their 99 % ${(others.p99 / times.p99).toFixed(2)}× of before; the hub holds ${grown.toFixed(1)} MB more than ${held.toFixed(0)} MB`,
  );
  const { rows } = await database.query('select version from need where id = $1', [id]);
  const last = () => reader.events.at(-1).version;
  const begun = performance.now();
  while (last() !== rows[0].version && performance.now() - begun < 60_000) await pause(50);
  const versions = reader.events.filter((one) => one.id === id).map((one) => one.version);
  const isWhole = versions.every((version, i) => i === 0 || version === versions[i - 1] + 1);
  console.log(
    `reading again, it had everything after ${((performance.now() - begun) / 1_000).toFixed(1)} s: ` +
      `${versions.length} events, ${isWhole && last() === rows[0].version ? 'none missing, none twice' : 'NOT WHOLE'}`,
  );
  reader.socket.terminate();
  leave(audience);
}

/** SIGTERM while clients ask, write and listen. */
async function stopUnderLoad(hub, database) {
  const readers = await Promise.all(
    Array.from({ length: 200 }, () =>
      openReader(
        hub,
        'subscription { needChanged { __typename ... on NeedChange { cursor } ... on FeedCaughtUp { cursor } } }',
      ),
    ),
  );
  const { fire } = await commandsOn(database, hub);
  const asked = { answers: 0, faults: 0, refused: 0 };
  const over = new AbortController();
  const ask = async (send) => {
    while (!over.signal.aborted) {
      try {
        await send();
        asked.answers += 1;
      } catch (error) {
        // Whoever comes when nobody is at the door is sent to another hub by whatever stands in front.
        if (error.cause?.code === 'ECONNREFUSED') return void (asked.refused += 1);
        asked.faults += 1;
        console.log(error.cause ?? error);
      }
    }
  };
  const query = async () => {
    const answer = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...hub.credentials },
      body: JSON.stringify({ query: '{ needs(first: 20) { nodes { id title place { name } } } }' }),
    });
    const { errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
  };
  const askers = [ask(fire), ...Array.from({ length: 7 }, () => ask(query))];
  await pause(2_000);
  const begun = performance.now();
  process.kill(hub.pid, 'SIGTERM');
  while (isAlive(hub.pid) && performance.now() - begun < 20_000) await pause(20);
  const took = (performance.now() - begun) / 1_000;
  over.abort();
  await Promise.all(askers);
  const ends = readers.filter(
    ({ events, closed }) => closed === 1001 && events.at(-1).__typename === 'FeedCaughtUp',
  );
  console.log(
    `SIGTERM under load: done after ${took.toFixed(1)} s; ${asked.answers} requests answered, ${asked.faults} failed, ` +
      `${asked.refused} askers found nobody any more; ${ends.length} of ${readers.length} sockets got their cursor and 1001`,
  );
}

function isAlive(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Transactions a second of eight writers: with all that follows a change, with the journal alone, without. */
async function writing(database, host) {
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => connectOwner(host)));
  const { rows } = await database.query(
    `select id from need where state = 'LISTED' order by id limit 400`,
  );
  const sets = {
    'journal, deltas, bell': { journal: 'enable', counted: 'enable', rings: true },
    'the journal alone': { journal: 'enable', counted: 'disable', rings: false },
    'no journal': { journal: 'disable', counted: 'disable', rings: false },
  };
  await database.query('set synchronous_commit = off'); // As the hub's own bell.
  const rates = Object.fromEntries(Object.keys(sets).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const names = Object.keys(sets);
    for (let k = 0; k < names.length; k += 1) {
      const name = names[(round + k) % names.length];
      const { journal, counted, rings } = sets[name];
      await database.query(
        `alter table need ${journal} trigger need_journal, ${counted} trigger need_recounted`,
      );
      const ring = () => database.query('notify gridhub_bell').catch(() => {});
      const stop = rings ? every(50, ring) : () => {};
      rates[name].push(await turn(clients, rows));
      stop();
    }
  }
  await Promise.all(clients.map((client) => client.end()));
  await database.query(
    'alter table need enable trigger need_journal, enable trigger need_recounted',
  );
  const all = rates['journal, deltas, bell'];
  for (const [name, own] of Object.entries(rates)) {
    const ratio = median(all.map((one, i) => one / own[i]));
    console.log(
      `${WRITERS} writers, ${name}: ${median(own).toFixed(0)} transactions a second; all together ${ratio.toFixed(2)}× of it`,
    );
  }
  const alone = median(rates['the journal alone'].map((one, i) => one / rates['no journal'][i]));
  console.log(`the journal alone ${alone.toFixed(2)}× of none`);
}

async function turn(clients, rows) {
  const until = performance.now() + TURN * 1_000;
  let count = 0;
  await Promise.all(
    clients.map(async (client, own) => {
      const ids = rows.filter((_, i) => i % clients.length === own).map(({ id }) => id);
      for (let i = 0; performance.now() < until; i += 1) {
        await client.query({
          name: 'bench',
          text: `update need set state = case state when 'LISTED' then 'REPORTED' else 'LISTED' end, version = version + 1 where id = $1`,
          values: [ids[i % ids.length]],
        });
        count += 1;
      }
    }),
  );
  return count / TURN;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

await runUndoing(main);
