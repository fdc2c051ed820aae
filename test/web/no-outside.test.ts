/** No page of the hub names an address of others: on an intranet it would be dead, elsewhere it would tell of the hub. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { hub } = await openTestHub();
const BUNDLES = new URL('../../dist/web/', import.meta.url);
const HTML = { accept: 'text/html,*/*;q=0.8' };

/** Names of XML's vocabularies, which nothing asks for. */
const KNOWN = new Set(['www.w3.org']);
const WITH_SCHEME =
  /(?:https?|wss?|ftp):\\?\/\\?\/((?:[a-z\d-]+\.)+[a-z\d-]+|\d+\.\d+\.\d+\.\d+)/gi;
/** As an attribute or a style has it, with the scheme of the page. */
const WITHOUT =
  /(?:(?:src|href|action|content)\s*=\s*["']?|url\(\s*["']?|@import\s+["'])\/\/([\w.-]+)/gi;

function hostsIn(text: string): string[] {
  const found = [...text.matchAll(WITH_SCHEME), ...text.matchAll(WITHOUT)];
  return found.map(([, host = '']) => host.toLowerCase()).filter((host) => !KNOWN.has(host));
}

test.each([
  ['a link', '<a href="https://studio.example.com/x">', ['studio.example.com']],
  ['one with the scheme of the page', '<script src=//cdn.example.com/a.js>', ['cdn.example.com']],
  ['a style', 'a{background:url(//img.example.com/x.png)}', ['img.example.com']],
  ['a string of a program', 'fetch(`http://api.example.com`)', ['api.example.com']],
  ['an escaped one', '{"a":"https:\\/\\/api.example.com"}', ['api.example.com']],
  ['a vocabulary', 'xmlns="http://www.w3.org/2000/svg"', []],
  ['a path', '<a href="/graphiql">', []],
])('%s would be seen', (_, text, hosts) => {
  expect(hostsIn(text)).toEqual(hosts);
});

test.each([
  '/',
  '/graphql',
  '/screen',
  '/screen/',
  '/graphiql',
  '/graphiql/',
  '/graphiql/viewers.json',
  '/livez',
  '/readyz',
  '/metrics',
  '/sign-out',
  '/none',
  '/?token=none',
  '/graphql?token=none',
  '/graphql/stream',
])('%s names none, in its text or its headers', async (path) => {
  const answer = await fetch(hub.url + path, { headers: HTML, redirect: 'manual' });
  const headers = [...answer.headers].map((one) => one.join(': ')).join('\n');
  expect(hostsIn(`${headers}\n${(await answer.text()).replaceAll(hub.url, '')}`)).toEqual([]);
});

test('no bundle names one', async () => {
  const names = (await readdir(BUNDLES, { recursive: true })).filter((one) => /\.\w+$/.test(one));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    // Fonts too: latin1 keeps every byte.
    expect(hostsIn(await readFile(new URL(name, BUNDLES), 'latin1')), name).toEqual([]);
  }
});
