/** Connections are shared fairly: over a real pool, whoever asks for more than its half waits for itself. */
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { FairPool } from '../../src/engine/database/fair-pool.ts';
import type { Caller } from '../../src/held-places.ts';

const SIZE = 4;
const pool = new pg.Pool({ connectionString: inject('serverUrl'), max: SIZE });
const fair = new FairPool(pool, SIZE);
afterAll(() => fair.close());

const known = (key: string): Caller => ({ key, isStranger: false });
const stranger = (key: string): Caller => ({ key, isStranger: true });

/** Asks, and notes when it was served. */
function ask(caller: Caller, served: string[]) {
  const connecting = fair.connect(caller);
  const noting = connecting.then(() => served.push(caller.key));
  return {
    noting,
    async giveBack() {
      fair.release(await connecting, caller);
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test('one caller holds half of them, and no more', async () => {
  const served: string[] = [];
  const asked = Array.from({ length: 5 }, () => ask(known('a'), served));
  const other = ask(known('b'), served);
  await expect.poll(() => served.length).toBe(3);
  expect(served.toSorted()).toEqual(['a', 'a', 'b']);
  for (const one of [...asked, other]) await one.giveBack();
  expect(served).toHaveLength(6);
});

test('strangers hold half of them together, whatever their addresses', async () => {
  const served: string[] = [];
  const asked = ['s1', 's2', 's3', 's4'].map((key) => ask(stranger(key), served));
  const screen = ask(known('screen'), served);
  await expect.poll(() => served.length).toBe(3);
  expect(served.toSorted()).toEqual(['s1', 's2', 'screen']);
  for (const one of [...asked, screen]) await one.giveBack();
  expect(served.slice(3)).toEqual(['s3', 's4']);
});

test('who waits is served in turns, a caller at a time', async () => {
  const served: string[] = [];
  const holding = [known('x'), known('x'), known('y'), known('y')].map((one) => ask(one, served));
  await Promise.all(holding.map(({ noting }) => noting));
  served.length = 0;
  const waiting = ['a', 'a', 'a', 'b', 'c'].map((key) => ask(known(key), served));
  await settled();
  expect(served).toEqual([]);
  for (const one of [...holding, ...waiting]) await one.giveBack();
  expect(served).toEqual(['a', 'b', 'c', 'a', 'a']);
});

test('a connection that cannot be had takes nobody’s place', async () => {
  const dead = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/none', max: 2 });
  const broken = new FairPool(dead, 2);
  for (let i = 0; i < 5; i += 1) {
    await expect(broken.connect(known('a'))).rejects.toThrow(/ECONNREFUSED/);
  }
  await broken.close();
});
