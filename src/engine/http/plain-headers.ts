/** Headers of every answer at a plain address, whatever becomes of the request. */
import type { OriginRequest, Origins } from './origins.ts';

/** An answer is its caller's alone, and no other site's page may embed it. Until it stands, nobody keeps it. */
export function plainHeaders(asked: OriginRequest, origins: Origins): [string, string][] {
  const { vary, ...allowing } = origins.headersFor(asked);
  return [
    ['x-content-type-options', 'nosniff'],
    ['cache-control', 'no-store'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['vary', ['Authorization', 'Cookie', ...(vary === undefined ? [] : ['Origin'])].join(', ')],
    ...Object.entries(allowing),
  ];
}

/** Of one that may be kept: by its caller alone, who asks each time whether it still is the answer. */
export const KEPT = 'private, no-cache';
