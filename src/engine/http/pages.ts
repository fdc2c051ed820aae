/** Pages: what the hub serves beside GraphQL, all from its own files. */
import type { IncomingMessage } from 'node:http';

export interface Answer {
  status: number;
  headers: { [name: string]: string };
  body: string | Buffer;
}

export type Page = (path: string, request: IncomingMessage) => Answer | Promise<Answer>;

export function html(body: string, status = 200): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  return { status, headers, body };
}

export function text(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function json(body: unknown): Answer {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: 200, headers, body: JSON.stringify(body) };
}

export function notFound(): Answer {
  return text('There is no such page. / lists what there is.\n', 404);
}
