/** A subscription that leaves out its only field is refused by itself, and closes nothing else. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, listen } = await openTestHub();

test.each([
  'subscription { needChanged @skip(if: true) { __typename } }',
  'subscription { needChanged @include(if: false) { __typename } }',
  'subscription { ... @include(if: false) { needChanged { __typename } } }',
  'subscription { ...F @skip(if: true) } fragment F on Subscription { needChanged { __typename } }',
])('%s', async (document) => {
  const place = await build.place();
  const beside = await listen<{ __typename: string }>(
    'subscription { needChanged { __typename } }',
  );
  expect((await beside.next()).__typename).toBe('FeedCaughtUp');
  const empty = await listen(document);
  await expect(empty.next()).rejects.toMatchObject({
    cause: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'query' } }],
  });
  await build.need({ place });
  expect((await beside.next()).__typename).toBe('NeedChange');
});
