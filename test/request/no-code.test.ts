/** What stands in a document, its variables or its names is never run, from the first use to the last. */
import { afterAll, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { hub, office } = await openTestHub({ demo: true });

const CANARY = `canary${process.pid}`;
const globals = globalThis as unknown as Record<string, unknown>;
afterAll(() => delete globals[CANARY]);

/** What would set the canary, if it were code: made here, so that no file holds a text that works. */
const SETS = `globalThis.${CANARY}=1`;
const DATE_MARK = [
  '__MAGIC',
  'DATE',
  ['33a9e76d', '02e0', '4128', '8e92', '3530ad3da74d'].join('_'),
];
const HOSTILE = [
  `${DATE_MARK[0]}_${DATE_MARK[1]}__${DATE_MARK[2]}(${SETS},0)`,
  `${DATE_MARK[0]}_DATE_(${SETS})`,
  `"+(${SETS})+"`,
  `'+(${SETS})+'`,
  `\`+(${SETS})+\``,
  '${' + SETS + '}',
  `\\"];${SETS};//`,
  `"});${SETS};({"`,
  `*/${SETS}/*`,
  `\u2028${SETS}\u2028`,
  `\\u0022+(${SETS})+\\u0022`,
  `__proto__.${SETS}`,
  `constructor.constructor("${SETS}")()`,
];

async function send(body: object): Promise<string> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${office.token}` },
    body: JSON.stringify(body),
  });
  return response.text();
}

const quoted = (text: string) => JSON.stringify(text);

const WAYS: Record<string, (text: string) => object> = {
  'a literal of an argument': (text) => ({
    query: `{ place(by: { code: ${quoted(text)} }) { name } }`,
  }),
  'a block string': (text) => ({
    query: `{ place(by: { code: """${text.replaceAll('"""', '')}""" }) { name } }`,
  }),
  'a search': (text) => ({ query: `{ needs(search: ${quoted(text)}) { nodes { id } } }` }),
  'a date': (text) => ({
    query: `{ needs(filter: { createdAt: { gte: ${quoted(text)} } }) { nodes { id } } }`,
  }),
  'a default of a variable': (text) => ({
    query: `query ($code: String! = ${quoted(text)}) { district(code: $code) { name } }`,
  }),
  'a variable': (text) => ({
    query: 'query ($code: String!) { district(code: $code) { name } }',
    variables: { code: text },
  }),
  'the name of a variable’s field': (text) => ({
    query: 'query ($by: PlaceBy!) { place(by: $by) { name } }',
    variables: { by: { [text]: text } },
  }),
  'a reference': (text) => ({
    query: `{ _entities(representations: [{ __typename: ${quoted(text)}, id: ${quoted(text)} }]) { __typename } }`,
  }),
  'an argument of a directive': (text) => ({
    query: `{ hub { version @include(if: ${quoted(text)}) } }`,
  }),
  'an enum’s place': (text) => ({ query: `{ labels(language: ${quoted(text)}) { label } }` }),
  'the name of the operation': (text) => ({ query: '{ hub { version } }', operationName: text }),
};

test.each(Object.entries(WAYS))('%s is never run', async (_, ask) => {
  for (const text of HOSTILE) {
    for (let use = 0; use < 3; use += 1) await send(ask(text));
    expect(globals[CANARY], text).toBeUndefined();
  }
});
