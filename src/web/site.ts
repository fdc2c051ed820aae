/** The pages beside GraphQL, by their paths. */
import { type Page, html, text } from './pages.ts';
import { landing } from './landing.ts';
import { console } from './console-files.ts';

export interface SiteOptions {
  /** Whether requests can be answered now: the database is reached and changes are followed. */
  isReady: () => boolean;
}

export function buildPages({ isReady }: SiteOptions): Map<string, Page> {
  return new Map<string, Page>([
    ['/', () => html(landing())],
    ['/graphiql', (path) => console(path)],
    ['/graphiql/', (path) => console(path)],
    ['/livez', () => text('alive\n')],
    ['/readyz', () => (isReady() ? text('ready\n') : text('not ready\n', 503))],
  ]);
}
