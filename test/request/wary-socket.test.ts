/** A socket whose client went while something was being written. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { WarySocket } from '../../src/engine/subscription/wary-socket.ts';

test('what cannot be written to a client that went is no failure', async () => {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: WarySocket });
  onTestFinished(() => sockets.close());
  await once(sockets, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`);
  onTestFinished(() => client.terminate());
  const [connected] = await Promise.all([once(sockets, 'connection'), once(client, 'open')]);
  const [socket, request] = connected as [WarySocket, IncomingMessage];

  request.socket.end();
  expect(socket.readyState).toBe(socket.OPEN);
  const told = await new Promise<unknown[]>((resolve) =>
    socket.send('answer', (...error) => resolve(error)),
  );
  expect(told).toEqual([]);
});
