/** Pages: walking a list by its cursors gives every row once, from both ends, in every order. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { ask, statements } = await openTestHub({ demo: true });

const PAGE = `query ($orderBy: [NeedOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  needs(scope: { placeCode: "211102002" }, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id } } nodes { id createdAt deadline needed number }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const ORDERS = {
  'newest first': undefined,
  'by deadline': [{ field: 'DEADLINE', direction: 'ASC' }],
  'by quantity, which many share': [{ field: 'QUANTITY', direction: 'ASC' }],
  'by quantity up and number down': [
    { field: 'QUANTITY', direction: 'ASC' },
    { field: 'NUMBER', direction: 'DESC' },
  ],
};

for (const [name, orderBy] of Object.entries(ORDERS)) {
  test(`walking forward and backward gives every need once: ${name}`, async () => {
    const forward: string[] = [];
    let after: string | undefined;
    let total = 0;
    do {
      const { needs } = await ask(PAGE, { orderBy, first: 97, after });
      total = needs.totalCount;
      forward.push(...needs.nodes.map(({ id }: { id: string }) => id));
      expect(needs.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
        needs.nodes.map(({ id }: { id: string }) => id),
      );
      expect(needs.pageInfo.hasPreviousPage).toBe(after !== undefined);
      after = needs.pageInfo.hasNextPage ? needs.pageInfo.endCursor : undefined;
    } while (after);
    expect(forward).toHaveLength(total);
    expect(new Set(forward).size).toBe(total);
    const backward: string[] = [];
    let before: string | undefined;
    do {
      const { needs } = await ask(PAGE, { orderBy, last: 89, before });
      backward.unshift(...needs.nodes.map(({ id }: { id: string }) => id));
      before = needs.pageInfo.hasPreviousPage ? needs.pageInfo.startCursor : undefined;
    } while (before);
    expect(backward).toEqual(forward);
  });
}

test('pages of many places are one statement, counts another', async () => {
  await ask(
    '{ district(code: "211102") { streets { needs(first: 2) { nodes { id } totalCount } } } }',
  );
  const names = statements().map(({ name }) => name);
  expect(names).toEqual(['place.placeByCode', 'place.streets', 'need.counts', 'need.page']);
});

test('a page of many places shows the same as the page of each', async () => {
  const { district } = await ask(
    '{ district(code: "211102") { streets { code needs(first: 7) { nodes { id } totalCount } } } }',
  );
  for (const { code, needs } of district.streets) {
    const one = await ask(
      'query ($code: String!) { needs(scope: { placeCode: $code }, first: 7) { nodes { id } totalCount } }',
      { code },
    );
    expect(needs).toEqual(one.needs);
  }
});

test('counts are not read unless they are asked for', async () => {
  await ask('{ needs(first: 1) { nodes { id } } }');
  // What its units bring is asked for before its lists are.
  expect(statements().map(({ name }) => name)).toEqual([
    'need.ownAreMany',
    'listing.opened',
    'need.page',
  ]);
});
