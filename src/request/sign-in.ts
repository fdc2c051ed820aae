/**
 * Signing a browser in, for pages that nobody types a token into: a screen is opened with `?token=…` once; the token
 * moves into a cookie and out of the address. In the demonstration whoever opens the first page is its screen.
 */
import type { IncomingMessage } from 'node:http';
import type { Directory } from '../access/directory.ts';
import { demoToken } from '../demo/demo-access.ts';
import { HubError } from '../errors.ts';
import { type Answer, text } from '../web/pages.ts';
import type { Callers } from './caller.ts';
import { NO_COOKIE, cookieFor, tokenOf } from './credential.ts';
import type { Origins } from './origins.ts';

interface Counter {
  directory: Directory;
  callers: Callers;
}

/** The answer that takes a token out of a page's address; undefined where there is none in it. */
export async function exchange(
  request: IncomingMessage,
  { path, search }: { path: string; search: string },
  { directory, callers }: Counter,
): Promise<Answer | undefined> {
  const asked = new URLSearchParams(search);
  const token = asked.get('token');
  if (token === null) return undefined;
  asked.delete('token');
  // Another site that led here could sign the browser in as somebody of its own choice.
  const from = request.headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') {
    return text('请直接打开此地址。\nOpen this address directly, not from another site.\n', 403);
  }
  if (!(await isGood(token, directory))) {
    return text('令牌无效或已过期。\nThe token is unknown, expired or revoked.\n', 401);
  }
  const rest = asked.size > 0 ? `?${asked.toString()}` : '';
  return moved(path + rest, cookieFor(token, callers.isSecure(request)));
}

/** The cookie that goes with a page: in the demonstration a screen's, for a browser that has none or a bad one. */
export async function greeting(
  request: IncomingMessage,
  { directory, callers }: Counter,
): Promise<{ 'set-cookie'?: string }> {
  const known = tokenOf(request);
  if (known !== undefined && (await isGood(known, directory))) return {};
  if (await directory.knowsDemo()) {
    return { 'set-cookie': cookieFor(demoToken('SCREEN'), callers.isSecure(request)) };
  }
  return known === undefined ? {} : { 'set-cookie': NO_COOKIE };
}

/** Asked by POST from the hub's own pages alone: no other site may sign anybody out. */
export function signOut(request: IncomingMessage, origins: Origins): Answer {
  if (request.method !== 'POST' || origins.sideOf(request) !== 'OWN') {
    return text("Signing out is a POST of the hub's own pages.\n", 403);
  }
  return moved('/', NO_COOKIE);
}

function moved(location: string, cookie: string): Answer {
  const headers = { location, 'set-cookie': cookie, 'cache-control': 'no-store' };
  return { status: 303, headers, body: '' };
}

async function isGood(token: string, directory: Directory): Promise<boolean> {
  try {
    await directory.sessionOf(`Bearer ${token}`);
    return true;
  } catch (error) {
    if (error instanceof HubError) return false;
    throw error;
  }
}
