/**
 * Where a request goes: to the API or to a page, when its host is one of the hub's names.
 * Invariant: what its sender does not read is dropped in time, but for streams, which have a patience of their own.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transport } from '../../bounds.ts';
import { wantsPage } from './accept.ts';
import { type ApiParts, answerApi } from './api-answer.ts';
import type { UnnamedProxy } from './forwarding.ts';
import type { Hosts } from './hosts.ts';
import { NAMELESS, type PageParts, answerPage } from './page-answer.ts';
import { type PlainParts, answerPlainAddress, plainPath } from './plain-address.ts';
import { answerError } from './refusal.ts';

export interface RouteParts extends ApiParts, PlainParts, Omit<PageParts, 'services'> {
  hosts: Hosts;
  proxy: UnnamedProxy;
  transport: Transport;
}

/** Answers the request, or refuses it. */
export async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  parts: RouteParts,
): Promise<void> {
  if (parts.drain.isShut) response.setHeader('connection', 'close');
  parts.proxy.note(request.headers);
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const isStream = path === '/graphql/stream';
  if (!isStream) dropUnread(response, parts.transport.slowReaderMs);
  const refusal = NAMELESS.includes(path) ? undefined : parts.hosts.refusalOf(request);
  if (refusal) return answerError(request, response, refusal);
  const plain = plainPath(path);
  if (plain) return answerPlainAddress(request, response, parts, { ...plain, search });
  const isApi = isStream || (path === '/graphql' && !isForPage(request));
  if (!isApi) return answerPage(request, response, parts, { path, search });
  return answerApi(request, response, parts, { isStream, search });
}

/** A browser that opens the address of the API. */
function isForPage({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && wantsPage(headers.accept);
}

/** Node looks whether what waits to be sent has become less. Event streams have a patience of their own. */
function dropUnread(response: ServerResponse, limitMs: number): void {
  response.setTimeout(limitMs, () => {
    const { socket } = response;
    if (socket && socket.writableLength > 0) socket.destroy();
  });
}
