/** A client that speaks the protocol by hand, so that it can stop reading when it is told to. */
import { WebSocket } from 'ws';
import type { TestHub } from './hub.ts';

export async function rawClient({ hub }: Pick<TestHub, 'hub'>, query: string, token: string) {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const versions: number[] = [];
  const cursors: string[] = [];
  const ready = new Promise<void>((resolve) => {
    socket.on('message', (text: Buffer) => {
      const { type, payload } = JSON.parse(text.toString()) as {
        type: string;
        payload?: {
          data: { needChanged: { __typename: string; version?: number; cursor?: string } };
        };
      };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ id: 'slow', type: 'subscribe', payload: { query } }));
      }
      const event = payload?.data?.needChanged;
      if (event?.__typename === 'FeedCaughtUp') resolve();
      if (event?.version !== undefined) versions.push(event.version);
      if (event?.cursor !== undefined) cursors.push(event.cursor);
    });
  });
  socket.on('open', () =>
    socket.send(
      JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
    ),
  );
  await ready;
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  return { socket, versions, cursors, closed };
}
