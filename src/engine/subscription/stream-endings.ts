/**
 * How an event stream is ended from this side. What a socket is closed with is a status and an error here.
 * Invariant: a stream that has begun is sent why it ends, and its client need not come back.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Session } from '../access/session.ts';
import type { Cause } from '../http/metrics.ts';
import { Refusal, answerError } from '../http/refusal.ts';
import { FORBIDDEN, TOO_MANY, UNAUTHORIZED } from './close-codes.ts';
import type { StreamSink } from './stream-sink.ts';

/** Who asked for a stream, and by what. */
export interface Subscriber {
  request: IncomingMessage;
  response: ServerResponse;
  session: Session;
}

/** What the codes of graphql-transport-ws are here. */
const ENDINGS: Record<number, { status: number; code: string; cause: Cause }> = {
  [UNAUTHORIZED]: { status: 401, code: 'UNAUTHENTICATED', cause: 'unauthorized' },
  [FORBIDDEN]: { status: 403, code: 'FORBIDDEN', cause: 'forbidden' },
  [TOO_MANY]: { status: 429, code: 'RATE_LIMITED', cause: 'refused' },
};

/** Before it has begun a stream is refused; later it is sent why it ends, and ends for good. */
export function showOut(
  { request, response }: Pick<Subscriber, 'request' | 'response'>,
  sink: StreamSink,
  { code: closeCode, reason }: { code: number; reason: string },
): void {
  const ending = ENDINGS[closeCode];
  if (!ending) throw new Error(`streams are not closed with ${closeCode}`);
  const error = new GraphQLError(reason, { extensions: { code: ending.code } });
  if (!response.headersSent) {
    return answerError(request, response, new Refusal(ending.status, error));
  }
  sink.endedBy = ending.cause;
  sink.send([{ text: JSON.stringify({ errors: [error] }), cursor: undefined }]);
  sink.complete();
}
