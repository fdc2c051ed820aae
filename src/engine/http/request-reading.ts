/**
 * Reads what a request asks, from its body or its address.
 * Invariant: each method has one place for it; nothing is judged in one and read in the other.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '../access/session.ts';
import type { OperationTurns } from '../execution/operation-turns.ts';
import type { Bodies } from './bodies.ts';
import { NO_UTF8, excessRefusal } from './body-refusals.ts';
import { isSearchUtf8, unreadable } from './charset.ts';
import { endUnlessRead } from './lingering.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { type Sent, parsed } from './sent.ts';

/** Making JSON of more takes long enough to wait for a turn. */
const LARGE_BODY_BYTES = 20_000;

interface Sending {
  bodies: Bodies;
  turns: OperationTurns;
  session: Session;
  search: string;
}

/** What is asked, or why it is refused; undefined where the client has gone. */
export async function sentBy(
  request: IncomingMessage,
  response: ServerResponse,
  { bodies, turns, session, search }: Sending,
): Promise<Sent | Refusal | undefined> {
  if (request.method !== 'POST') {
    endUnlessRead(request, response);
    if (!isSearchUtf8(search)) return NO_UTF8;
    return excessInSearch(search) ?? { body: undefined, search };
  }
  const unfit = unreadable(request.headers);
  if (unfit) return unfit;
  const make = (read: Buffer): Made | Promise<Made> => {
    const parse = () => parsed(read, request.headers['content-type']);
    return read.length > LARGE_BODY_BYTES ? turns.read(session, parse).catch(refusalOf) : parse();
  };
  return bodies.read(request, response, { session, make });
}

type Made = Sent | Refusal;

/** Those of its parts that are JSON. */
function excessInSearch(search: string): Refusal | undefined {
  const asked = new URLSearchParams(search);
  const texts = ['variables', 'extensions'].flatMap((name) => asked.getAll(name));
  return texts.map((text) => excessRefusal(Buffer.from(text))).find((one) => one !== undefined);
}
