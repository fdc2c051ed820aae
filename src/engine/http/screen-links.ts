/**
 * `/screen?link=…`: a link that an administrator has made for a wall. Whoever opens it first is given its token, as a cookie, or
 * for one of the office's own pages behind the `#` of its address, which no server and no log is told. The browser keeps a
 * cookie that says so: opened again there, as a kiosk does at each start, the link leads on to the same place.
 * Invariant: no other browser is given anything by it.
 */
import type { IncomingMessage } from 'node:http';
import { hashOf, isSecret } from '../access/secret.ts';
import type { OpenedLink, Services } from '../execution/services.ts';
import type { Callers } from './caller.ts';
import { cookieFor, tokenIn } from './credential.ts';
import { type Answer, text } from './pages.ts';

interface Means {
  openScreenLink: Services['openScreenLink'];
  callers: Callers;
}

const NEW_ONE =
  '请管理员签发新的链接。\nAsk an administrator for a new link (createScreenLink, or `gridhub screen link`).\n';
const USED = `此链接已在另一台设备上启用过，只能启用一次。${NEW_ONE.replace('\n', '\nThis link was opened before, in another browser; it is good once. ')}`;
const OVER = `此链接不存在、已到期或已吊销。${NEW_ONE.replace('\n', '\nThere is no such link, or it has expired or was revoked. ')}`;
const NOT_OPENED =
  '请在大屏上直接打开此地址。\nOpen this address on the wall itself: typed or pasted, not from another site, nor ahead of time.\n';

/** The answer to a link; undefined where the address is none. */
export async function exchangeLink(
  request: IncomingMessage,
  { path, search }: { path: string; search: string },
  { openScreenLink, callers }: Means,
): Promise<Answer | undefined> {
  const secret = path === '/screen' ? new URLSearchParams(search).get('link') : null;
  if (secret === null) return undefined;
  if (!isOpened(request)) return text(NOT_OPENED, 403);
  if (!isSecret(secret)) return text(OVER, 410);
  const key = callers.networkOf(request);
  const opened = await openScreenLink(secret, { key, isStranger: true });
  if (opened.state === 'OVER') return text(OVER, 410);
  const name = nameFor(secret, opened);
  const token = opened.state === 'OPENED' ? opened.token : heldBy(request, name, opened.tokenHash);
  if (token === undefined) return text(USED, 410);
  return leadOn(opened, cookieFor(token, callers.isSecure(request), name), token);
}

/** By a person or a kiosk: a browser that looks ahead, or a programme that shows what is behind a link, would use it up. */
function isOpened({ method, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  const isAhead = /prefetch|preview|prerender/.test(
    `${String(headers['sec-purpose'])} ${String(headers['purpose'])}`,
  );
  return method === 'GET' && !isAhead && site !== 'cross-site' && site !== 'same-site';
}

/** One for each page, beside the one that says who is signed in. */
function nameFor(secret: string, { isForPage }: Exclude<OpenedLink, { state: 'OVER' }>) {
  if (!isForPage) return undefined;
  return { cookie: `gridhub-${hashOf(secret).slice(0, 16)}`, path: '/screen' };
}

type Name = ReturnType<typeof nameFor>;

function heldBy(request: IncomingMessage, name: Name, tokenHash: string): string | undefined {
  const token = tokenIn(request, name?.cookie);
  return token !== undefined && hashOf(token) === tokenHash ? token : undefined;
}

function leadOn(
  { path, isForPage }: { path: string; isForPage: boolean },
  cookie: string,
  token: string,
): Answer {
  const location = isForPage ? `${path}#token=${token}` : path;
  const headers = { location, 'set-cookie': cookie, 'cache-control': 'no-store' };
  return { status: 303, headers, body: '' };
}
