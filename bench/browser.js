/**
 * Chromium as a wall has it: headless, drawn by software, spoken to by its own protocol. Playwright has every page believe that it is
 * looked at; here a page behind another is hidden, as in a browser that people use.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { readFamilyCpu } from './cpu.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--window-size=1920,1080',
  '--remote-debugging-port=0',
];

/** @throws where it is not installed */
export async function openBrowser(whenDone) {
  const program = PLACES.find((path) => existsSync(path));
  if (!program) throw new Error('Chromium is not installed: apt-get install chromium');
  const profile = await mkdtemp(join(tmpdir(), 'gridhub-wall-'));
  whenDone(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const child = spawn(program, [...ARGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  whenDone(async () => {
    child.kill();
    await ended;
  });
  const protocol = await Protocol.at(await addressOf(child));
  return {
    /** CPU of all its processes, in milliseconds. */
    cpu: () => readFamilyCpu(child.pid),
    /** A page in front of all others. */
    open: (url) => openPage(protocol, url),
  };
}

/** It says where its protocol is spoken. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      const [address] = /ws:\/\/\S+/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`Chromium has ended:\n${said}`)));
  });
}

class Protocol {
  #socket;
  #waiting = new Map();
  #hearing = new Map();
  #sent = 0;

  static async at(address) {
    const protocol = new Protocol();
    protocol.#socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      protocol.#socket.once('open', resolve).once('error', reject);
    });
    protocol.#socket.on('message', (text) => protocol.#hear(JSON.parse(text)));
    return protocol;
  }

  send(method, params = {}, sessionId) {
    this.#sent += 1;
    this.#socket.send(JSON.stringify({ id: this.#sent, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#waiting.set(this.#sent, { resolve, reject }));
  }

  /** Events of a page. */
  on(sessionId, hear) {
    this.#hearing.set(sessionId, hear);
  }

  #hear({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#hearing.get(sessionId)?.(method, params);
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }
}

async function openPage(protocol, url) {
  const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank' });
  const attached = await protocol.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => protocol.send(method, params, attached.sessionId);
  const page = { complaints: [], loads: 0 };
  protocol.on(attached.sessionId, (method, params) => {
    if (method === 'Page.loadEventFired') page.loads += 1;
    if (method === 'Runtime.exceptionThrown') page.complaints.push(params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled' && params.type === 'error')
      page.complaints.push(params.args.map(({ value }) => value).join(' '));
  });
  for (const domain of ['Page', 'Runtime']) await send(`${domain}.enable`);
  await send('Page.navigate', { url });
  return Object.assign(page, {
    /** The value of an expression in it. */
    evaluate: async (expression) =>
      (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value,
    held: () => heldBy(send),
    close: () => protocol.send('Target.closeTarget', { targetId }),
  });
}

/** What a page holds after a collection: its heap in MB, nodes of documents, and listeners. */
async function heldBy(send) {
  // What only a finaliser lets go is collected by the second.
  for (let i = 0; i < 2; i += 1) await send('HeapProfiler.collectGarbage');
  const { usedSize } = await send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await send('Memory.getDOMCounters');
  return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners };
}
