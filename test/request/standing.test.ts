/** Subscriptions that stand have a ceiling, by token and by address, in number and in conditions. */
import { expect, test } from 'vitest';
import { Standing } from '../../src/engine/subscription/standing.ts';
import { openTestHub } from '../support/hub.ts';

const { listen } = await openTestHub({
  demo: true,
  environment: { GRIDHUB_SUBSCRIPTIONS: '3', GRIDHUB_SUBSCRIPTION_TERMS: '10' },
});

const QUESTION = 'subscription { needChanged { __typename } }';
const refusalOf = async (query: string) => {
  const feed = await listen(query);
  const cause = await feed.next().catch((error: Error) => error.cause);
  return cause;
};

test('a fourth is refused, and comes when one has ended', async () => {
  const feeds = [await listen(QUESTION), await listen(QUESTION), await listen(QUESTION)];
  for (const feed of feeds) await feed.next();
  expect(await refusalOf(QUESTION)).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
  feeds[0]?.stop();
  await expect
    .poll(async () => {
      const again = await listen(QUESTION);
      const first = await again.next().catch(() => undefined);
      return first !== undefined;
    })
    .toBe(true);
});

test('conditions of all together are bounded', async () => {
  const filtered = (terms: number) =>
    `subscription { needChanged(filter: { or: [${Array.from({ length: terms }, () => '{ state: { in: [LISTED] } }').join(' ')}] }) { __typename } }`;
  const first = await listen(filtered(6));
  await first.next();
  expect(await refusalOf(filtered(6))).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
  const second = await listen(filtered(4));
  await second.next();
});

test('a token is counted wherever it comes from, an address whatever it brings', () => {
  const standing = new Standing({ subscriptions: 2, terms: 100 });
  const session = (hash: string | null, address: string) => ({ hash, address }) as never;
  const leave = standing.enter(session('one', '10.0.0.1'), 1);
  standing.enter(session('one', '10.0.0.2'), 1);
  expect(() => standing.enter(session('one', '10.0.0.3'), 1)).toThrow(/This token has 2/);
  standing.enter(session('two', '10.0.0.1'), 1);
  expect(() => standing.enter(session(null, '10.0.0.1'), 1)).toThrow(/This address has 2/);
  leave();
  leave();
  standing.enter(session('one', '10.0.0.1'), 1);
  expect(() => standing.enter(session('one', '10.0.0.9'), 1)).toThrow(/This token/);
});
