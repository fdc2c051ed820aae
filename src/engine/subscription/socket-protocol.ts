/**
 * graphql-transport-ws, as graphql-ws keeps it: who comes in, what is asked, and how it is run.
 * Invariant: what is asked under an id is under way from the first word to the last, and frees its id however it ends.
 */
import type { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { WebSocketServer } from 'ws';
import type { Transport } from '../../bounds.ts';
import { isTransient } from '../database/transient-error.ts';
import { masking } from '../execution/errors.ts';
import type { TrustedDocuments } from '../http/trusted.ts';
import { operationOf, readAsked } from './asked-text.ts';
import type { Extra } from './socket-greeting.ts';
import type { SocketConnections } from './socket-connections.ts';
import type { SocketOperations } from './socket-operations.ts';
import {
  type Subscriber,
  type SubscribingMeans,
  contextOf,
  sendAway,
  subscribe,
} from './socket-subscription.ts';
import type { WarySocket } from './wary-socket.ts';

const NO_PINGS = 0;

interface Means extends SubscribingMeans {
  trusted: TrustedDocuments;
  socketConnections: SocketConnections;
  transport: Transport;
}

/** Serves the protocol on these sockets. To be disposed of. */
export function serve(sockets: WebSocketServer, operations: SocketOperations, means: Means) {
  const { services, executor, report, trusted, socketConnections, transport } = means;
  return useServer<{ authorization?: unknown }, Extra & Record<PropertyKey, unknown>>(
    {
      connectionInitWaitTimeout: transport.greetingMs,
      async onConnect({ connectionParams, extra }) {
        const isIn = await socketConnections.enter(connectionParams, extra);
        (extra.socket as WarySocket).isIn = isIn;
        return isIn;
      },
      onDisconnect: ({ extra }) => socketConnections.leave(extra.socket),
      async onSubscribe({ extra }, id, payload) {
        const { socket } = extra;
        let leaving: AbortController | undefined;
        const refused = (errors: GraphQLError[]) => {
          if (leaving) operations.end(socket, id, leaving);
          return errors;
        };
        try {
          leaving = operations.begin(socket, id);
          const session = await socketConnections.sessionOf(extra);
          const query = trusted.textOf(payload, session.viewer) ?? '';
          const read = await readAsked(executor, { ...payload, query }, session);
          if (Array.isArray(read)) return refused(read);
          const over = () => leaving && operations.end(socket, id, leaving);
          const isTrusted = trusted.knows(query);
          const asker: Subscriber = { session, isTrusted, socket, id, leaving, over };
          return { ...read, contextValue: asker };
        } catch (error) {
          if (isTransient(error)) sendAway(socket);
          return refused([masking(error, report)]);
        }
      },
      async execute(args) {
        const result = await executor.runPaid(operationOf(args), contextOf(args, services));
        (args.contextValue as Subscriber).over();
        return result;
      },
      subscribe: (args) => subscribe(args, means) as never,
    },
    sockets,
    // Its own pings give a client up after one that is not answered: see takePulse.
    NO_PINGS,
  );
}
