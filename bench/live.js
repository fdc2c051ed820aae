/**
 * What a delivery costs: `npm run bench:live`. A thousand sockets follow the needs of the demo; the hub beside stock
 * graphql-ws, and beside a bare `ws` that writes the same bytes. CPU is the server's own, from /proc.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { OF_HUB, OF_STOCK, commandsOn, latencies, leave, openAudience, told } from './audience.js';
import { connectOwner } from './database.js';
import { startChild } from './child.js';
import { changeOn, deliver, ownFilter } from './deliveries.js';
import { DRY_RUN, brief } from './dry-run.js';
import { heldBy } from './memory.js';
import { startServers } from './servers.js';
import { runUndoing } from './undoing.js';

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
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

const HELD_S = options['dry-run'] ? 1 : 10;

async function main(whenDone) {
  const { servers, postgres } = await startServers([], whenDone);
  const [hub] = servers;
  const database = await connectOwner(postgres.host);
  whenDone(() => database.end());
  const peer = (name, script, environment = {}) =>
    startChild(name, [join(import.meta.dirname, 'peers', script)], environment, whenDone);
  const change = changeOn(database);
  const post = (url, body) => fetch(`${url}/send`, { method: 'POST', body });

  const closing = [];
  whenDone(async () => closing.forEach((audience) => leave(audience)));
  const audienceOf = async (server, variables = () => ({}), credentials) => {
    const audience = await openAudience(server, SOCKETS, variables, credentials);
    closing.push(audience);
    return audience;
  };
  const hubAt = { ...hub, query: OF_HUB };

  // The first thousand pays for what all share; the second tells what one costs.
  const first = await audienceOf(hubAt);
  const before = await heldBy(hub);
  const second = await audienceOf(hubAt);
  const each = (((await heldBy(hub)) - before) * 1_000) / SOCKETS;
  console.log(`memory of an idle subscribed socket: ${each.toFixed(1)} KB`);
  leave(second);
  await pause(1_000);
  await change();
  while (first.count < SOCKETS) await pause(20);
  const text = first.last;
  const event = JSON.parse(text).payload.data.needChanged;

  const bare = await peer('bare ws', 'bare-ws.js');
  const stock = await peer('stock graphql-ws', 'stock-ws.js');
  await measure(
    'one group',
    [
      { ...hub, audience: first, fire: change },
      {
        ...bare,
        audience: await audienceOf({ ...bare, query: '' }),
        fire: () => post(bare.url, text),
      },
      {
        ...stock,
        audience: await audienceOf({ ...stock, query: OF_STOCK }),
        fire: () => post(stock.url, JSON.stringify(event)),
      },
    ],
    postgres,
  );

  const { fire: command } = await commandsOn(database, hubAt);
  const plain = await latencies(first, command, { rate: RATE, seconds: SECONDS });
  console.log(`${RATE} commands a second to ${SOCKETS} sockets: ${told(plain)}`);
  const slow = await connectOwner(postgres.host);
  await slow.query('begin');
  await slow.query(
    `update need set updated_at = now() where id = (select id from need where state = 'REPORTED' order by id limit 1)`,
  );
  const beside = await latencies(first, command, { rate: RATE, seconds: HELD_S });
  console.log(
    `the same beside a writer that holds its transaction for ${HELD_S} s: ${told(beside)}`,
  );
  await slow.query('commit');
  await slow.end();
  leave(first);

  const reading = await peer('stock graphql-ws', 'stock-ws.js', { DATABASE_SOCKET: postgres.host });
  const groups = await audienceOf(hubAt, ownFilter);
  await measure(
    'a group each',
    [
      { ...hub, audience: groups, fire: change },
      {
        ...reading,
        audience: await audienceOf({ ...reading, query: OF_STOCK }, ownFilter),
        fire: () => post(reading.url, JSON.stringify(event)),
      },
    ],
    postgres,
  );
  leave(groups);

  const tokens = await makeViewers(database);
  const viewers = await audienceOf(hubAt, undefined, (i) => ({
    authorization: `Bearer ${tokens[i]}`,
  }));
  await measure('a viewer each', [{ ...hub, audience: viewers, fire: change }], postgres, 2);
}

/** As many accounts as sockets, each with rights of its own: grants that end at different moments. */
async function makeViewers(database) {
  const tokens = Array.from({ length: SOCKETS }, (_, i) => `hub_bench_${i}_`.padEnd(47, '0'));
  const hashes = tokens.map((one) => hash('sha256', one, 'hex'));
  await database.query(
    `with a as (insert into account (id, name) select 'account_bench' || i, '演示' from generate_series(1, $1) i returning id),
       g as (insert into access_grant (id, account_id, role, place_id, path, valid_from, valid_until)
         select 'grant_bench' || i, 'account_bench' || i, 'DISTRICT_ADMIN', p.id, p.path, now(), now() + i * interval '1 day'
         from generate_series(1, $1) i, place p where p.kind = 'DISTRICT')
     insert into token (id, account_id, label, hash, expires_at)
     select 'token_bench' || i, 'account_bench' || i, 'bench', ($2::text[])[i], now() + interval '1 day'
     from generate_series(1, $1) i`,
    [SOCKETS, hashes],
  );
  return tokens;
}

async function measure(title, contestants, postgres, count = ROUNDS) {
  const rounds = [];
  for (let round = 0; round < count; round += 1) {
    const turns = {};
    for (let k = 0; k < contestants.length; k += 1) {
      const one = contestants[(round + k) % contestants.length];
      turns[one.name] = await deliver(one, postgres, { seconds: SECONDS, rate: RATE });
      console.log(
        `${title}, round ${round + 1} ${one.name.padEnd(16)} ${turns[one.name].server.toFixed(1)} µs a delivery, ` +
          `PostgreSQL ${turns[one.name].postgres.toFixed(1)} µs`,
      );
    }
    rounds.push(turns);
  }
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
  for (const { name } of contestants) {
    const own = median(rounds.map((turns) => turns[name].server));
    const ratio = median(rounds.map((turns) => turns.hub.server / turns[name].server));
    console.log(
      `${title}: ${name} ${own.toFixed(1)} µs a delivery; the hub ${ratio.toFixed(2)}× of it`,
    );
  }
}

await runUndoing(main);
