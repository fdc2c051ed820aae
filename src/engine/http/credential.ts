/**
 * What a request brings to say who asks: a header, or on the hub's own pages the cookie that a token was exchanged for.
 * Invariant: a cookie never counts for a page of another origin, so no other page can act as the account that is signed in.
 */
import type { IncomingMessage } from 'node:http';
import { HubError } from '../../errors.ts';
import type { Origins } from './origins.ts';

const COOKIE = 'gridhub';
/** The longest that browsers keep one; the token behind it ends when it ends. */
const COOKIE_S = 34_560_000;

export type CredentialRequest = Pick<IncomingMessage, 'headers' | 'method'>;

/**
 * In the form of an `Authorization` header; undefined: anonymous.
 * @throws FORBIDDEN for a cookie that comes from anywhere but the hub's own pages
 */
export function credentialOf(asked: CredentialRequest, origins: Origins): string | undefined {
  const { authorization } = asked.headers;
  if (authorization !== undefined) return authorization;
  const token = tokenOf(asked);
  if (token === undefined) return undefined;
  if (origins.sideOf(asked) === 'OWN') return `Bearer ${token}`;
  throw HubError.forbidden(
    "A cookie counts on the hub's own pages only. Send `Authorization: Bearer …` from elsewhere.",
  );
}

/**
 * The same for plain addresses, which answer without the header that `/graphql` wants of browsers: a cookie counts where the
 * browser itself says that no other site is behind the request, and a name of the page that asks (`Referer`) says too little.
 * @throws FORBIDDEN for a cookie that comes otherwise
 */
export function credentialForReading(
  asked: CredentialRequest,
  origins: Origins,
): string | undefined {
  const { authorization, origin, 'sec-fetch-site': site } = asked.headers;
  if (authorization !== undefined) return authorization;
  const token = tokenOf(asked);
  if (token === undefined) return undefined;
  const isOwn = origin === undefined || origins.sideOf(asked) === 'OWN';
  if (isOwn && (site === 'same-origin' || site === 'none')) return `Bearer ${token}`;
  throw HubError.forbidden(
    'A cookie counts here where the browser says `Sec-Fetch-Site: same-origin` or `none`, which it does over TLS and as ' +
      'localhost. Send `Authorization: Bearer …` from elsewhere.',
  );
}

/** The token in an address; null: there is none. Pages move it into a cookie; elsewhere it does not count. */
export function tokenInAddress(search: string): string | null {
  if (search === '') return null;
  const given = new URLSearchParams(search).getAll('token');
  // Of two none counts: a reader of the address would not know which did.
  return given.length > 1 ? '' : (given[0] ?? null);
}

/** Said rather than ignored: the caller would count as anonymous, and wonder why lists are empty. */
export function tokenIsInAddress(): HubError {
  return HubError.unauthenticated(
    'A token in the address does not count here, since addresses are kept in logs. Send `Authorization: Bearer …` (over ' +
      'WebSocket as `authorization` in `connection_init`), or open a page of the hub with it once.',
  );
}

/** The token in the cookie, good or not. */
export function tokenOf(asked: CredentialRequest): string | undefined {
  return tokenIn(asked, COOKIE);
}

/** The token in the cookie of this name. */
export function tokenIn(
  { headers }: CredentialRequest,
  cookie: string = COOKIE,
): string | undefined {
  for (const one of headers.cookie?.split(';') ?? []) {
    const [name, value] = one.trim().split('=', 2);
    if (name === cookie && value) return value;
  }
  return undefined;
}

/** No script reads it, no other site sends it; over TLS nothing else carries it. */
export function cookieFor(
  token: string,
  isSecure: boolean,
  { cookie = COOKIE, path = '/' } = {},
): string {
  return `${cookie}=${token}; Path=${path}; Max-Age=${COOKIE_S}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

export const NO_COOKIE = `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`;
