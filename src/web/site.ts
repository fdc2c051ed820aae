/** The pages beside GraphQL, by their paths. */
import { type Answer, type Page, html, json, text } from './pages.ts';
import { landing } from './landing.ts';
import { console } from './console-files.ts';

export interface SiteOptions {
  /** Why requests cannot be answered now, commands kept and changes told; undefined: they can. */
  faultNow: () => Promise<string | undefined>;
  /** The demonstration's viewers, for GraphiQL to switch between; none where its tokens are not good. */
  demoTokens: () => Promise<object[]>;
}

export function buildPages({ faultNow, demoTokens }: SiteOptions): Map<string, Page> {
  return new Map<string, Page>([
    ['/', () => html(landing())],
    ['/graphiql', (path) => console(path)],
    ['/graphiql/', (path) => console(path)],
    ['/graphiql/viewers.json', async () => json(await demoTokens())],
    ['/livez', () => text('alive\n')],
    ['/readyz', async () => readyOr(await faultNow())],
  ]);
}

function readyOr(fault: string | undefined): Answer {
  return fault === undefined ? text('ready\n') : text(`not ready: ${fault}\n`, 503);
}
