/**
 * A subscription that came over a socket: its events go past graphql-ws straight to the socket.
 * Invariant: its id is free again only when it is over, in whatever way.
 */
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { WebSocket } from 'ws';
import type { Session } from '../access/session.ts';
import { isTransient } from '../database/transient-error.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import { operationOf } from './asked-text.ts';
import type { Broadcasts } from './broadcasts.ts';
import { TRY_AGAIN } from './close-codes.ts';
import { held } from './held-stream.ts';
import { Listener } from './listener.ts';
import { SocketSink } from './socket-sink.ts';
import type { Standing } from './standing.ts';
import { sourceOf } from './subscribing.ts';

/** Who asked, and which socket and id its events go to. */
export interface Subscriber {
  session: Session;
  isTrusted: boolean;
  socket: WebSocket;
  id: string;
  /** Aborted when the socket is closed, or the stream left. */
  leaving: AbortController;
  /** The id is free again. */
  over: () => void;
}

/** What a subscription is followed with. */
export interface SubscribingMeans {
  services: Services;
  executor: Executor;
  report: Report;
  broadcasts: Broadcasts;
  standing: Standing;
}

/** Its client comes back soon, and begins where it has to. */
export function sendAway(socket: WebSocket): void {
  socket.close(TRY_AGAIN, 'The database is away for a moment. Try again.');
}

/** Its session was found when it was asked; what lasts longer renews it. */
export function contextOf({ contextValue }: ExecutionArgs, services: Services): HubContext {
  const { session, isTrusted, leaving } = contextValue as Subscriber;
  const isGone = () => leaving.signal.aborted;
  return new HubContext(services, session, { isTrusted, isGone });
}

/** What graphql-ws waits for, or why there is nothing to follow. */
export async function subscribe(
  args: ExecutionArgs,
  means: SubscribingMeans,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { session, socket, id, leaving, over } = args.contextValue as Subscriber;
  const context = contextOf(args, means.services);
  const cut = () => sendAway(socket);
  const found = await sourceOf(operationOf(args), context, means).catch((error: unknown) => {
    over();
    if (!isTransient(error)) throw error;
    cut();
    return { errors: [masking(error, means.report)] };
  });
  if (!('asked' in found)) {
    over();
    return found;
  }
  const { leave } = found;
  const sink = new SocketSink(socket, id, leaving.signal);
  const listener = new Listener({ ...found, session, sink });
  leaving.signal.addEventListener('abort', leave, { once: true });
  return held({
    leaving,
    over: () => {
      leave();
      over();
    },
    cut,
    follow: () => means.broadcasts.follow(listener, leaving.signal),
  });
}
