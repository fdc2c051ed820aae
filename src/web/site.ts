/** The pages beside GraphQL, by their paths. */
import type { IncomingMessage } from 'node:http';
import { type Answer, type Page, html, json, notFound, text } from '../engine/http/pages.ts';
import type { PlainDocuments } from '../engine/http/plain-documents.ts';
import { bundle } from './bundle.ts';
import { dataIndex } from './data-index.ts';
import { endpoint } from './endpoint.ts';
import type { FrontState } from './front-state.ts';
import { landing } from './landing.ts';
import { officePage } from './office-pages.ts';
import { reference } from './reference-files.ts';

/** Its names are told from its own address on. */
const TO_FOLDER: Answer = { status: 308, headers: { location: '/pages/' }, body: '' };

export interface SiteOptions {
  /** Why requests cannot be answered now, commands kept and changes sent; undefined: they can. */
  faultNow: () => Promise<string | undefined>;
  /** The demonstration's viewers, for GraphiQL to switch between; none for any other than its administrator. */
  viewersFor: (request: IncomingMessage) => Promise<object[]>;
  /** What the front page says of the hub and of who opened it. */
  stateFor: (request: IncomingMessage) => Promise<FrontState>;
  plainDocuments: PlainDocuments;
  pagesFolder: string | undefined;
}

export function buildPages({
  faultNow,
  viewersFor,
  stateFor,
  plainDocuments,
  pagesFolder,
}: SiteOptions): Map<string, Page> {
  const pages: Map<string, Page> = new Map<string, Page>([
    ['/', async (_, request) => html(front(await stateFor(request), request.url ?? '/', pages))],
    // For clients that would rather see HTML: all others are answered by GraphQL.
    ['/graphql', () => html(endpoint())],
    ...bundle('screen', '/screen'),
    ...bundle('console', '/graphiql'),
    ['/docs', (path) => reference(path)],
    ['/docs/', (path) => reference(path)],
    ['/graphiql/viewers.json', async (_, request) => json(await viewersFor(request))],
    ['/data', (path, request) => dataIndex(path, request, plainDocuments)],
    ['/data/', (path, request) => dataIndex(path, request, plainDocuments)],
    ['/pages', () => (pagesFolder === undefined ? notFound() : TO_FOLDER)],
    ['/pages/', (path, request) => officePage(path, request, pagesFolder)],
    ['/livez', () => text('alive\n')],
    ['/readyz', async () => readyOr(await faultNow())],
  ]);
  return pages;
}

/** The figures are the server's own page. */
function front(state: FrontState, url: string, pages: ReadonlyMap<string, Page>): string {
  const has = (path: string) => path === '/metrics' || pages.has(path) || pages.has(`${path}/`);
  return landing(state, has, /[?&]signed-out\b/.test(url));
}

function readyOr(fault: string | undefined): Answer {
  return fault === undefined ? text('ready\n') : text(`not ready: ${fault}\n`, 503);
}
