/** What is wrong with a body, as its sender is told: its size, its charset, its JSON, its slowness. */
import { DEEPEST, MOST_MEMBERS, excessOf } from './nesting.ts';
import { Refusal, badRequest } from './refusal.ts';

export const LARGEST_BODY_BYTES = 1_000_000;

export const TOO_LARGE = new Refusal(
  413,
  badRequest(`The body is larger than ${LARGEST_BODY_BYTES} bytes. Ask in several requests.`),
);

export const NO_JSON = new Refusal(
  400,
  badRequest('The body is not JSON. Send {"query": "…", "variables": {…}}.'),
);

export const NO_UTF8 = new Refusal(
  400,
  badRequest('What you send is not UTF-8. Send JSON in UTF-8.'),
);

export const UNREADABLE_CHARSET = new Refusal(
  415,
  badRequest('The hub reads UTF-8 alone. Send the body as `application/json; charset=utf-8`.'),
);

export const UNREADABLE_ENCODING = new Refusal(
  415,
  badRequest('The hub reads bodies as they are. Send it without `Content-Encoding`.'),
);

export const TOO_DEEP = new Refusal(
  400,
  badRequest(`The JSON nests deeper than ${DEEPEST} lists and objects. Send a flatter one.`),
);

const TOO_MANY = new Refusal(
  400,
  badRequest(`The JSON has more than ${MOST_MEMBERS} values. Send them in several requests.`),
);

/** Of JSON that is not worth parsing. */
export function excessRefusal(json: Uint8Array): Refusal | undefined {
  const excess = excessOf(json);
  return excess && { DEPTH: TOO_DEEP, MEMBERS: TOO_MANY }[excess];
}

export function tooLate(timeoutMs: number): Refusal {
  return new Refusal(
    408,
    badRequest(`The body did not come within ${timeoutMs / 1_000} s. Send it faster, or less.`),
  );
}
