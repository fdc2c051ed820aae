/** Chromium as a wall has it: headless, drawn by software, with what it takes in memory and CPU. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { readFamilyCpu } from './cpu.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SIZE = { width: 1920, height: 1080 };

/** @throws where it is not installed */
export async function openBrowser(whenDone) {
  const executablePath = PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  const server = await chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  whenDone(() => server.close());
  const browser = await chromium.connect(server.wsEndpoint());
  const { pid } = server.process();
  return {
    /** CPU of all its processes, in milliseconds. */
    cpu: () => readFamilyCpu(pid),
    /** A page in a window of its own. */
    open: async () => watched(await (await browser.newContext({ viewport: SIZE })).newPage()),
  };
}

async function watched(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const protocol = await page.context().newCDPSession(page);
  return { page, complaints, protocol, held: () => heldBy(protocol) };
}

/** What the page holds after a collection: its heap in MB, nodes of documents and listeners. */
async function heldBy(protocol) {
  // What only a finaliser lets go is collected by the second.
  for (let i = 0; i < 2; i += 1) await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await protocol.send('Memory.getDOMCounters');
  return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners };
}

/** Behind another page, as when somebody has opened a second tab on the wall: browsers draw no frames of it. */
export async function leaveInBackground({ page, protocol }) {
  const other = await page.context().newPage();
  // Playwright has every page believe that it is looked at.
  await protocol.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  await other.bringToFront();
  const isHidden = await page.evaluate(() => document.hidden);
  if (!isHidden) throw new Error('the page is not in the background');
}
