/** Headers for browsers beside an answer, so that no other site can frame, embed or guess at what is served here. */

/** Of GraphQL: answers are somebody's own. */
export const ANSWER_HEADERS: readonly [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['cache-control', 'no-store'],
];

/** Pages run their own files alone. The editor of GraphiQL sets styles by itself, and starts workers from blobs. */
export const PAGE_HEADERS = {
  'x-content-type-options': 'nosniff',
  // Not none at all: a form of our own would then hide its origin too.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
};
