/**
 * The bad clients, a process of their own that is asked for one attack after the other. They stand back behind the hub:
 * in earnest they would bring machines of their own.
 */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { DOCUMENTS, LARGE_ANSWER, feedOf } from './strangers-kinds.js';

const NICENESS = 10;
/** After the attack is over: whoever has no answer by then is counted as unanswered. */
const PATIENCE_MS = 16_500;
/** Of an answer, for its codes: they stand at its beginning, or at its end. */
const KEPT = 2_000;
const LANES = 4;
const LANES_OF_UNIT = 10;
const SLOW_EACH = 30;
const SOCKETS_EACH = 4;
const FEEDS_EACH = 100;
const DEAF_EACH = 8;
const ASKED_BY_DEAF = 30;

/** What has come of an attack so far. */
const emptyTally = () => ({
  answers: {},
  byLabel: {},
  answered: 0,
  largest: 0,
  longest: 0,
  bytes: 0,
});

function note(tally, label, { how, size, ms }) {
  tally.answers[how] = (tally.answers[how] ?? 0) + 1;
  tally.answered += 1;
  tally.bytes += size;
  const own = (tally.byLabel[label] ??= { largest: 0, longest: 0, hows: {} });
  own.hows[how] = (own.hows[how] ?? 0) + 1;
  for (const one of [tally, own]) {
    one.largest = Math.max(one.largest, size);
    one.longest = Math.max(one.longest, ms);
  }
}

const codeIn = (text) => /"code":"([A-Z_]+)"/.exec(text)?.[1];

/** One question to its end. */
function send(url, { agent, token, body, type = 'application/json' }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (how, size) => resolve({ how, size, ms: performance.now() - begun });
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    if (token) headers.authorization = `Bearer ${token}`;
    const asking = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      let [size, text] = [0, ''];
      answer.on('data', (piece) => {
        size += piece.length;
        if (text.length < KEPT) text += piece.toString('latin1', 0, KEPT);
      });
      answer.on('end', () => done(`${answer.statusCode} ${codeIn(text) ?? 'data'}`, size));
      answer.on('error', ({ code }) => done(code, size));
    });
    asking.on('error', ({ code }) => done(code, 0));
    asking.end(body);
  });
}

/** Lanes that ask as fast as they are answered. */
async function askOn({ url, addresses, token, until, tally, lanes }, requests) {
  const open = { count: 0 };
  const agents = [];
  const ends = addresses.flatMap((localAddress, stranger) => {
    const agent = new Agent({ keepAlive: true, maxSockets: lanes, localAddress });
    agents.push(agent);
    return Array.from({ length: lanes }, async (_, lane) => {
      for (let i = stranger + lane; performance.now() < until; i += 1) {
        const { label, body, type } = requests[i % requests.length];
        open.count += 1;
        const how = await send(url, { agent, token, body: body(), type });
        open.count -= 1;
        note(tally, label, how);
        // A refusal before anything is read ends the connection; a client that is told so at once would spin here alone.
        if (how.how.startsWith('E')) await pause(5);
      }
    });
  });
  await Promise.race([Promise.all(ends), pause(until - performance.now() + PATIENCE_MS)]);
  const unanswered = open.count;
  for (const agent of agents) agent.destroy();
  return unanswered;
}

/** A connection by hand; what comes is counted when it has ended. */
function line({ url, tally }, localAddress, label) {
  const { port, hostname } = new URL(url);
  const begun = performance.now();
  const socket = connect({ port: Number(port), host: hostname, localAddress });
  let [size, text] = [0, ''];
  socket.on('data', (piece) => {
    size += piece.length;
    if (text.length < KEPT) text += piece.toString('latin1', 0, KEPT);
  });
  let fault = 'no answer';
  socket.on('error', ({ code }) => (fault = code));
  const ended = new Promise((resolve) =>
    socket.on('close', () => {
      const status = /^HTTP\/1.1 (\d+)/.exec(text)?.[1];
      const how = status ? `${status} ${codeIn(text) ?? ''}`.trim() : fault;
      note(tally, label, { how, size, ms: performance.now() - begun });
      resolve();
    }),
  );
  return { socket, ended };
}

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n';
const SLOW = [
  { label: 'slow body', head: `${HEAD}content-length: 900000\r\n\r\n`, more: '{' },
  { label: 'no length', head: `${HEAD}transfer-encoding: chunked\r\n\r\n`, more: '1\r\n{\r\n' },
  { label: 'slow headers', head: HEAD, more: 'x-more: 1\r\n' },
  { label: 'not a word', head: '', more: '' },
];

/** Connections that dribble until the hub gives them up. */
async function dribble(attack) {
  const { addresses, until } = attack;
  const lines = addresses.flatMap((address) =>
    Array.from({ length: SLOW_EACH }, (_, i) => {
      const { label, head, more } = SLOW[i % SLOW.length];
      const own = line(attack, address, label);
      own.socket.write(head);
      const timer = setInterval(() => own.socket.writable && own.socket.write(more), 300);
      own.socket.on('close', () => clearInterval(timer));
      return own;
    }),
  );
  const over = { isReached: false };
  await Promise.race([
    Promise.all(lines.map(({ ended }) => ended)).then(() => (over.isReached = true)),
    pause(until - performance.now() + PATIENCE_MS),
  ]);
  const left = lines.filter(({ socket }) => !socket.destroyed);
  for (const { socket } of left) socket.destroy();
  return left.length;
}

/** They ask for much, many times over, and take nothing in. */
async function beDeaf(attack) {
  const { addresses, until, token } = attack;
  const body = JSON.stringify(LARGE_ANSWER);
  const authorization = token ? `authorization: Bearer ${token}\r\n` : '';
  const one = `${HEAD}${authorization}content-length: ${body.length}\r\n\r\n${body}`;
  const lines = addresses.flatMap((address) =>
    Array.from({ length: DEAF_EACH }, () => {
      const own = line(attack, address, 'deaf');
      own.socket.pause();
      own.socket.write(one.repeat(ASKED_BY_DEAF));
      return own;
    }),
  );
  await pause(until - performance.now());
  for (const { socket } of lines) socket.destroy();
  return 0;
}

function openSocket({ url, token, tally }, localAddress, label) {
  const begun = performance.now();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    localAddress,
  });
  let size = 0;
  socket.on('open', () =>
    socket.send(
      JSON.stringify({
        type: 'connection_init',
        ...(token && { payload: { authorization: `Bearer ${token}` } }),
      }),
    ),
  );
  socket.on('message', (text) => (size += text.length));
  let fault = '';
  socket.on('error', ({ code, message }) => (fault = code ?? message));
  const ended = new Promise((resolve) =>
    socket.on('close', (code) => {
      note(tally, label, { how: fault || `closed ${code}`, size, ms: performance.now() - begun });
      resolve();
    }),
  );
  return { socket, ended };
}

const subscribe = (id, query) =>
  JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query } });

/** Sockets that subscribe and go, again and again. */
async function comeAndGo(attack) {
  const { addresses, until } = attack;
  const lane = async (address, own) => {
    for (let i = own; performance.now() < until; i += 1) {
      const { socket, ended } = openSocket(attack, address, 'come and go');
      const told = { count: 0 };
      socket.on('message', () => {
        told.count += 1;
        if (told.count > 1) return socket.terminate();
        for (let k = 0; k < 5; k += 1) socket.send(subscribe(k, feedOf(i * 5 + k)));
      });
      const timer = setTimeout(() => socket.terminate(), 3_000);
      await ended;
      clearTimeout(timer);
    }
  };
  await Promise.all(
    addresses.flatMap((address, a) =>
      Array.from({ length: LANES }, (_, i) => lane(address, a * 1_000_000 + i * 100_000)),
    ),
  );
  return 0;
}

/** As many feeds on each socket as it may have, no two alike; they stay. */
async function followMuch(attack) {
  const { addresses, until, tally } = attack;
  const sockets = addresses.flatMap((address, a) =>
    Array.from({ length: SOCKETS_EACH }, (_, s) => {
      const own = openSocket(attack, address, 'socket');
      own.socket.on('message', (text) => {
        const { type, payload } = JSON.parse(text);
        const code = codeIn(JSON.stringify(payload ?? '')) ?? '';
        note(tally, type, { how: `${type} ${code}`.trim(), size: text.length, ms: 0 });
        if (type !== 'connection_ack') return;
        const from = (a * SOCKETS_EACH + s) * FEEDS_EACH;
        for (let i = 0; i < FEEDS_EACH; i += 1) {
          own.socket.send(subscribe(i, feedOf(from + i)));
        }
      });
      return own;
    }),
  );
  await pause(until - performance.now());
  for (const { socket } of sockets) socket.terminate();
  await Promise.all(sockets.map(({ ended }) => ended));
  return 0;
}

const BY_HAND = { dribble, beDeaf, comeAndGo, followMuch };

/** Everything at once that is no document. */
async function handsOn(attack) {
  const left = await Promise.all(
    [dribble, beDeaf, comeAndGo, followMuch].map((one) => one(attack)),
  );
  return left.reduce((sum, one) => sum + one, 0);
}

async function run({ kind, url, addresses, token, ms }) {
  const tally = emptyTally();
  const until = performance.now() + ms;
  const lanes = token ? LANES_OF_UNIT : LANES;
  const attack = { url, addresses, token, until, tally, lanes };
  const byHand = kind === 'handsOn' ? handsOn : BY_HAND[kind];
  const unanswered = byHand ? await byHand(attack) : await askOn(attack, DOCUMENTS[kind]);
  return { ...tally, unanswered };
}

setPriority(NICENESS);
process.on('message', async (asked) => process.send(await run(asked)));
process.on('disconnect', () => process.exit());
process.send('ready');
