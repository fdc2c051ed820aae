/** The answer to a browser that asks whether a page of another origin may ask. */
import type { OriginRequest, Origins } from './origins.ts';

const PREFLIGHT_S = 600;

/** Only pages of an allowed origin and those in a sandbox may; they may bring a token, and never a cookie. */
export function preflightOf(
  asked: OriginRequest,
  origins: Origins,
): { status: number; headers: Record<string, string> } {
  if (!['ALLOWED', 'SANDBOX'].includes(origins.sideOf(asked)))
    return { status: 403, headers: { vary: 'origin' } };
  return {
    status: 204,
    headers: {
      ...origins.headersFor(asked),
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'authorization, content-type, last-event-id, apollo-require-preflight, x-apollo-operation-name, gridhub-explain',
      'access-control-max-age': String(PREFLIGHT_S),
    },
  };
}
