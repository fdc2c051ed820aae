/** The pages beside GraphQL, by their paths. */
import { type Page, html, json, text } from './pages.ts';
import { landing } from './landing.ts';
import { console } from './console-files.ts';

export interface SiteOptions {
  /** Whether requests can be answered now: the database is reached and changes are followed. */
  isReady: () => boolean;
  /** The demonstration's viewers, for GraphiQL to switch between; none where its tokens are not good. */
  demoTokens: () => Promise<object[]>;
}

export function buildPages({ isReady, demoTokens }: SiteOptions): Map<string, Page> {
  return new Map<string, Page>([
    ['/', () => html(landing())],
    ['/graphiql', (path) => console(path)],
    ['/graphiql/', (path) => console(path)],
    ['/graphiql/viewers.json', async () => json(await demoTokens())],
    ['/livez', () => text('alive\n')],
    ['/readyz', () => (isReady() ? text('ready\n') : text('not ready\n', 503))],
  ]);
}
