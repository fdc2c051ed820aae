/** Pages in Debian's Chromium: headless, with a fresh profile, and no way to any host but this one. */
import { existsSync } from 'node:fs';
import { type Page, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is installed; tests in a browser are skipped where it is not. */
export const browserPath = PLACES.find((path) => existsSync(path));

export interface OpenedPage {
  page: Page;
  /** Addresses that the page asked for, its workers and sockets included. */
  asked: string[];
  /** Errors that it wrote to the console or did not catch. */
  complaints: string[];
  close(): Promise<void>;
}

/** A blank page in a browser of its own. */
export async function openPage(size = { width: 1280, height: 800 }): Promise<OpenedPage> {
  const browser = await chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const page = await browser.newPage({ viewport: size });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, asked, complaints, close: () => browser.close() };
}
