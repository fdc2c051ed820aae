/**
 * Signing a browser in, for pages without a keyboard: a screen is opened with `?token=…` once; the token
 * moves into a cookie and out of the address. No browser is given a token that it did not bring.
 */
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../access/authenticator.ts';
import { HubError } from '../../errors.ts';
import { type Answer, text } from './pages.ts';
import type { Callers } from './caller.ts';
import { NO_COOKIE, cookieFor, tokenInAddress, tokenOf } from './credential.ts';
import type { Origins } from './origins.ts';
import { misplacedRefusal } from './page-token.ts';

interface Counter {
  authenticator: Authenticator;
  callers: Callers;
}

/** The answer that takes a token out of a page's address; undefined where there is none in it. */
export async function exchange(
  request: IncomingMessage,
  { path, search }: { path: string; search: string },
  { authenticator, callers }: Counter,
): Promise<Answer | undefined> {
  const token = tokenInAddress(search);
  if (token === null) return undefined;
  const asked = new URLSearchParams(search);
  asked.delete('token');
  // Another site that led here could sign the browser in as somebody of its own choice.
  const from = request.headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') {
    return text('请直接打开此地址。\nOpen this address directly, not from another site.\n', 403);
  }
  const fault = await faultOf(token, authenticator);
  if (fault !== undefined) return text(`令牌不可用。\n${fault}\n`, 401);
  const rest = asked.size > 0 ? `?${asked.toString()}` : '';
  return moved(path + rest, cookieFor(token, callers.isSecure(request)));
}

/** The cookie that goes with a page: one that is no good is taken away. */
export async function greeting(
  request: IncomingMessage,
  { authenticator }: Counter,
): Promise<{ 'set-cookie'?: string }> {
  const known = tokenOf(request);
  if (known === undefined || (await faultOf(known, authenticator)) === undefined) return {};
  return { 'set-cookie': NO_COOKIE };
}

/** Asked by POST from the hub's own pages alone: no other site may sign anybody out. */
export function signOut(request: IncomingMessage, origins: Origins): Answer {
  if (request.method !== 'POST' || origins.sideOf(request) !== 'OWN') {
    return text("Signing out is a POST of the hub's own pages.\n", 403);
  }
  return moved('/?signed-out', NO_COOKIE);
}

function moved(location: string, cookie: string): Answer {
  const headers = { location, 'set-cookie': cookie, 'cache-control': 'no-store' };
  return { status: 303, headers, body: '' };
}

/** Why the token is no good; undefined: it is. */
async function faultOf(token: string, authenticator: Authenticator): Promise<string | undefined> {
  try {
    const session = await authenticator.sessionOf(`Bearer ${token}`);
    return misplacedRefusal(session, 'OWN')?.message;
  } catch (error) {
    if (error instanceof HubError) return error.message;
    throw error;
  }
}
