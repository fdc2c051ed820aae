/** Whether a batch concerns a listener is found out before anything is read, and of a long one once for all alike. */
import { describe, expect, test } from 'vitest';
import { Viewer } from '../../src/engine/access/viewer.ts';
import type { NotedBatch } from '../../src/engine/live/noted-batch.ts';
import { FeedSource } from '../../src/engine/live/source.ts';
import { relevanceTo } from '../../src/engine/subscription/batch-relevance.ts';
import type { Listener } from '../../src/engine/subscription/listener.ts';

let asked = 0;

class CountedSource extends FeedSource<never> {
  readonly since = undefined;
  readonly key: string;
  constructor(key: string) {
    super();
    this.key = key;
  }
  override mayBeRelevant(told: NotedBatch, mayList: (path: string) => boolean): boolean {
    asked += 1;
    return told.noted.some(({ change }) => mayList(String(change.after?.['path'])));
  }
  override head() {
    return undefined;
  }
  override eventsOf = async () => [];
  override caughtUp = (cursor: string) => ({ cursor });
  override progress = this.caughtUp;
  override reset = this.caughtUp;
}

const batchOf = (length: number, path: string): NotedBatch => {
  const change = { kind: 'need', before: null, after: { path } };
  const noted = Array.from({ length }, () => ({ change, cursor: 'c' }));
  return { noted, after: 'a', upTo: 'c' } as unknown as NotedBatch;
};

const workerOf = (path: string) =>
  new Viewer({
    accountId: `account of ${path}`,
    name: '张三',
    reveals: [],
    grants: [
      {
        role: 'GRID_WORKER',
        place: { id: 'place', path },
        unit: null,
        validFrom: null,
        validUntil: null,
      },
    ],
  } as unknown as ConstructorParameters<typeof Viewer>[0]);

const listeners = (count: number, key: string) =>
  Array.from({ length: count }, () => ({ source: new CountedSource(key) }) as unknown as Listener);

function heard(told: NotedBatch, viewers: readonly Viewer[], all: readonly Listener[]) {
  asked = 0;
  const isRelevant = relevanceTo(told);
  return viewers.map((viewer) => all.map((one) => isRelevant(one, viewer)));
}

describe('whether a batch concerns a listener', () => {
  const here = workerOf('/d/s/c/');
  const elsewhere = workerOf('/d/s/e/');

  test('a long batch is looked through once for all who ask alike with equal rights', () => {
    const all = [...listeners(100, 'one'), ...listeners(100, 'another')];
    const [near, far] = heard(batchOf(1_000, '/d/s/c/g/'), [here, elsewhere], all);
    expect(near).toEqual(all.map(() => true));
    expect(far).toEqual(all.map(() => false));
    // Two questions under two rights.
    expect(asked).toBe(4);
  });

  test('equal rights of another account count as the same', () => {
    heard(batchOf(1_000, '/d/s/c/g/'), [here, workerOf('/d/s/c/')], listeners(10, 'one'));
    expect(asked).toBe(1);
  });

  test('a short batch is looked through for each, and says the same', () => {
    const all = listeners(10, 'one');
    const [near, far] = heard(batchOf(1, '/d/s/c/g/'), [here, elsewhere], all);
    expect(near).toEqual(all.map(() => true));
    expect(far).toEqual(all.map(() => false));
    expect(asked).toBe(20);
  });
});
