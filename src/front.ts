/**
 * What listens: pages, requests, streams and sockets, each given the parts that it uses. What is opened here is closed by
 * `closing`, in reverse; the farewell comes first.
 */
import type { Closing } from './closing.ts';
import type { Config } from './config.ts';
import type { DemoTokens } from './demo/demo-tokens.ts';
import { viewersFor } from './demo/demo-viewers.ts';
import type { Services } from './engine/execution/services.ts';
import type { Report } from './engine/execution/errors.ts';
import type { Executor } from './engine/execution/execute.ts';
import { type Arrivals, arrivalsOf } from './engine/http/arrivals.ts';
import { Bodies } from './engine/http/bodies.ts';
import type { Callers } from './engine/http/caller.ts';
import { Drain, drainAll } from './engine/http/drain.ts';
import type { Metrics } from './engine/http/metrics.ts';
import { type PlainDocuments, plainDocumentsOf } from './engine/http/plain-documents.ts';
import { Readiness } from './engine/http/readiness.ts';
import { type Http, openHttp } from './engine/http/server.ts';
import { openTrusted } from './engine/http/trusted-manifests.ts';
import { Unsent } from './engine/http/unsent.ts';
import { openBroadcasts } from './engine/subscription/broadcasts.ts';
import { EventStreams } from './engine/subscription/event-stream.ts';
import { SlowClients } from './engine/subscription/slow-clients.ts';
import { SocketConnections } from './engine/subscription/socket-connections.ts';
import { openSockets } from './engine/subscription/socket.ts';
import { Standing } from './engine/subscription/standing.ts';
import { frontState } from './web/front-state.ts';
import { readKeptDocuments } from './web/kept-documents.ts';
import { PAGE_DOCUMENTS } from './web/screen-documents.ts';
import { buildPages } from './web/site.ts';

interface Inside {
  config: Config;
  services: Services;
  executor: Executor;
  callers: Callers;
  metrics: Metrics;
  report: Report;
  log: (line: string) => void;
  demoTokens: DemoTokens | undefined;
}

export async function openFront(
  inside: Inside,
  closing: Closing,
): Promise<{ http: Http; streams: EventStreams }> {
  const { config, services, executor, callers, metrics, report, log } = inside;
  const { ceilings, transport, pingIntervalMs, host, port } = config;
  const drain = new Drain();
  const known = { schema: executor.schema, log, own: PAGE_DOCUMENTS };
  const trusted = await openTrusted(config.trust, known);
  const arrivals = arrivalsOf(config, callers, log);
  const plainDocuments = plainDocumentsOf(await readKeptDocuments(), executor.schema);
  const pages = pagesOf(inside, arrivals, { drain, plainDocuments });
  const broadcasts = openBroadcasts(services, executor);
  closing.add('the feeds', async () => broadcasts.close());
  metrics.watch(services.live, broadcasts);
  const { authenticator } = services;
  const socketConnections = new SocketConnections({ ...arrivals, report, authenticator, ceilings });
  closing.add('the places of sockets', async () => socketConnections.close());
  const slowClients = new SlowClients(config.slowClientMs);
  closing.add('the watch on slow clients', async () => slowClients.close());
  const asked = { ...arrivals, services, executor, trusted, report };
  const bodied = { ...asked, bodies: new Bodies(transport), unsent: new Unsent(), metrics };
  const standing = new Standing(ceilings);
  const followed = { socketConnections, slowClients, broadcasts, standing, pingIntervalMs };
  const streams = new EventStreams({ ...bodied, ...followed });
  const listening = { host, port, transport, plainDocuments };
  const http = await openHttp({ ...bodied, ...listening, drain, pages, streams });
  closing.add('the requests under way', () => http.close());
  const socketed = { ...asked, ...followed, ceilings, metrics, drain, transport };
  const sockets = openSockets(http.server, socketed);
  closing.add('the sockets', () => sockets.close());
  closing.add('the streams', async () => streams.close());
  closing.add('the farewell', () => drainAll(drain, { broadcasts, http }));
  return { http, streams };
}

function pagesOf(
  { config, services, demoTokens }: Inside,
  arrivals: Arrivals,
  { drain, plainDocuments }: { drain: Drain; plainDocuments: PlainDocuments },
) {
  const { authenticator } = services;
  const readiness = new Readiness({ ...services, drain, readyLagMs: config.readyLagMs });
  const faultNow = () => readiness.fault();
  return buildPages({
    plainDocuments,
    pagesFolder: config.pagesFolder,
    faultNow,
    stateFor: (request) => frontState(request, { ...arrivals, services, faultNow }),
    viewersFor: (request) => viewersFor(request, demoTokens, { ...arrivals, authenticator }),
  });
}
