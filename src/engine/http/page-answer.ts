/**
 * Requests for pages: signing in and out, figures, and the hub's own files.
 * Invariant: nothing of a body is read, and no page is given under a name that is not the hub's but to what watches over it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../execution/services.ts';
import type { Callers } from './caller.ts';
import { PAGE_HEADERS } from './headers.ts';
import { endUnlessRead } from './lingering.ts';
import type { Metrics } from './metrics.ts';
import type { Origins } from './origins.ts';
import { type Page, notFound } from './pages.ts';
import { sessionBehind } from './request-session.ts';
import { exchangeLink } from './screen-links.ts';
import { exchange, greeting, signOut } from './sign-in.ts';

/** Asked by what watches over the hub, under any name or none. */
export const NAMELESS: readonly string[] = ['/livez', '/readyz'];

export interface PageParts {
  services: Pick<Services, 'authenticator' | 'openScreenLink'>;
  origins: Origins;
  callers: Callers;
  metrics: Metrics;
  /** Pages by their path. */
  pages: ReadonlyMap<string, Page>;
}

/** Answers with the page of the path, or says that there is none. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  { services, origins, callers, pages, metrics }: PageParts,
  asked: { path: string; search: string },
): Promise<void> {
  const { path } = asked;
  const counter = { authenticator: services.authenticator, callers };
  endUnlessRead(request, response);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const viewerOf = async () =>
    (await sessionBehind(request, { authenticator: services.authenticator, origins })).viewer;
  const figures = path === '/metrics' ? () => metrics.answer(request, viewerOf) : undefined;
  const page = isRead ? (figures ?? find(pages, path)) : undefined;
  // Under another host's name no browser is signed in, and nobody by a page of the office's.
  const signsIn = page !== undefined && !NAMELESS.includes(path) && !path.startsWith('/pages/');
  const { status, headers, body } =
    path === '/sign-out'
      ? signOut(request, origins)
      : ((signsIn ? await exchange(request, asked, counter) : undefined) ??
        (await exchangeLink(request, asked, { ...services, callers })) ??
        (await page?.(path, request)) ??
        notFound());
  const greeted = path === '/' && status === 200 ? await greeting(request, counter) : {};
  response.writeHead(status, { ...PAGE_HEADERS, ...greeted, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The page of the path, else of the folder that it lies in. */
function find(pages: ReadonlyMap<string, Page>, path: string): Page | undefined {
  return pages.get(path) ?? pages.get(path.slice(0, path.indexOf('/', 1) + 1));
}
