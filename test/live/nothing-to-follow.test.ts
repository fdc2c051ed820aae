/** A subscription that leaves out its only field is refused by itself, and closes nothing else on its socket. */
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { expect, onTestFinished, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, hub, office } = await openTestHub();

const client = () => {
  const opened = createClient({
    url: `${hub.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${office.token}` },
  });
  onTestFinished(() => opened.dispose());
  return opened;
};

test.each([
  'subscription { needChanged @skip(if: true) { __typename } }',
  'subscription { needChanged @include(if: false) { __typename } }',
  'subscription { ... @include(if: false) { needChanged { __typename } } }',
  'subscription { ...F @skip(if: true) } fragment F on Subscription { needChanged { __typename } }',
])('%s', async (query) => {
  const place = await build.place();
  const one = client();
  const beside = one.iterate<{ needChanged: { __typename: string } }>({
    query: 'subscription { needChanged { __typename } }',
  });
  const told = async () => (await beside.next()).value?.data?.needChanged.__typename;
  expect(await told()).toBe('FeedCaughtUp');
  const refused = await one.iterate({ query }).next();
  expect(refused.value?.errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', argument: 'query' } },
  ]);
  await build.need({ place });
  expect(await told()).toBe('NeedChange');
});
