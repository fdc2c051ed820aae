/** The traffic's client when it is stopped: against a server that takes its time. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { TrafficClient } from '../../src/demo/traffic/client.ts';

const TAKES_MS = 200;

async function openSlow() {
  const done: string[] = [];
  const server = createServer((request, response) => {
    // A hub does what it was asked for, whether or not somebody waits for the answer.
    setTimeout(() => {
      done.push(request.url ?? '');
      response.end('{"data":{"isDone":true}}');
    }, TAKES_MS);
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, url, done };
}

test('what is under way when it is stopped is waited for, and nothing is asked after it', async () => {
  const { server, url, done } = await openSlow();
  const ending = new AbortController();
  const client = new TrafficClient(url, ending.signal);
  const asked = client.ask('', '{ isDone }');
  await once(server, 'request');
  ending.abort();
  await expect(asked).resolves.toEqual({ isDone: true });
  await expect(client.ask('', '{ isDone }')).rejects.toThrow('aborted');
  expect(done).toHaveLength(1);
});
