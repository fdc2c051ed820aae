/** Requests whose sender is not let in: 401 for what a good token would cure, else the status of what is wrong. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HubError } from '../../errors.ts';
import { WANTS_TOKEN } from './answer-head.ts';
import { NO_COOKIE } from './credential.ts';
import { Refusal, answerError } from './refusal.ts';

/** Of refusals that say nothing about who asks. */
const STATUSES: { [code: string]: number } = { FORBIDDEN: 403, UNAVAILABLE: 503 };

/** A cookie that is good no longer goes: a page would send it for ever. */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  error: HubError,
): void {
  const { authorization } = request.headers;
  const status = STATUSES[String(error.extensions['code'])];
  if (status !== undefined) return answerError(request, response, new Refusal(status, error));
  if (authorization === undefined) response.setHeader('set-cookie', NO_COOKIE);
  return answerUnauthenticated(request, response, error);
}

/** 401, whatever cookie there is. */
export function answerUnauthenticated(
  request: IncomingMessage,
  response: ServerResponse,
  error: HubError,
): void {
  response.setHeader(...WANTS_TOKEN);
  return answerError(request, response, new Refusal(401, error));
}
