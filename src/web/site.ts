/** The pages beside GraphQL, by their paths. */
import type { IncomingMessage } from 'node:http';
import { type Answer, type Page, html, json, text } from '../engine/http/pages.ts';
import { bundle } from './bundle.ts';
import { endpoint } from './endpoint.ts';
import { landing } from './landing.ts';

export interface SiteOptions {
  /** Why requests cannot be answered now, commands kept and changes sent; undefined: they can. */
  faultNow: () => Promise<string | undefined>;
  /** The demonstration's viewers, for GraphiQL to switch between; none for any other than its administrator. */
  viewersFor: (request: IncomingMessage) => Promise<object[]>;
}

export function buildPages({ faultNow, viewersFor }: SiteOptions): Map<string, Page> {
  return new Map<string, Page>([
    ['/', () => html(landing())],
    // For clients that would rather see HTML: all others are answered by GraphQL.
    ['/graphql', () => html(endpoint())],
    ...bundle('screen', '/screen'),
    ...bundle('console', '/graphiql'),
    ['/graphiql/viewers.json', async (_, request) => json(await viewersFor(request))],
    ['/livez', () => text('alive\n')],
    ['/readyz', async () => readyOr(await faultNow())],
  ]);
}

function readyOr(fault: string | undefined): Answer {
  return fault === undefined ? text('ready\n') : text(`not ready: ${fault}\n`, 503);
}
