/**
 * Questions that a district asks, with their answers and what is sent for them, committed beside this file. The demo is the
 * same every time, and the hub's clock stands at the noon of its last day. `npx vitest run test/statements/questions.test.ts -u`
 * writes them anew.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, visit } from 'graphql';
import { expect, test } from 'vitest';
import { NOON } from '../access/world.ts';
import { openTestHub } from '../support/hub.ts';
import { sqlOf } from '../support/sql.ts';

const hub = await openTestHub({ demo: true });
hub.clock.now = NOON;

/** These days are compared with the database's clock: so they are as far from it as they were from the noon. */
for (const [table, column] of [
  ['decision', 'due_on'],
  ['agreement', 'valid_until'],
] as const) {
  await hub.sql(
    `update ${table} set ${column} = ${column} + ((now() at time zone 'Asia/Shanghai')::date - ($1::timestamptz at time zone 'Asia/Shanghai')::date)`,
    [NOON],
  );
}

const QUESTIONS = globSync('test/operations/questions/*.graphql').toSorted();
const file = (name: string) => join(import.meta.dirname, 'questions', name);
const inLines = (answer: unknown) => `${JSON.stringify(answer, null, 2)}\n`;

const placeAt = async (code: string) => {
  const [place] = await hub.sql<{ id: string; path: string }>(
    'select id, path from place where code = $1',
    [code],
  );
  if (!place) throw new Error(`the demo has no ${code}`);
  return place;
};
const [district, street, community] = [
  await placeAt('211102'),
  await placeAt('211102002'),
  await placeAt('211102002005'),
];
const { token } = await hub.office.account({ role: 'DISTRICT_ADMIN', place: district });

/** How many selections stand in each other. */
function levelsOf(text: string): number {
  let deepest = 0;
  let depth = 0;
  visit(parse(text), {
    SelectionSet: {
      enter: () => void (deepest = Math.max(deepest, (depth += 1))),
      leave: () => void (depth -= 1),
    },
  });
  return deepest;
}

test.each(QUESTIONS)('%s', async (path) => {
  const text = readFileSync(path, 'utf8');
  const name = basename(path, '.graphql');
  const answer = await hub.as(token).ask(text);
  const sent = [...hub.statements()];
  expect(sent.length, 'statements').toBeLessThanOrEqual(2 * levelsOf(text));
  for (const rows of Object.values(answer)) expect(rows, 'an empty answer').not.toEqual([]);
  await expect(inLines(answer)).toMatchFileSnapshot(file(`${name}.json`));
  // What one level asks together leaves in no order of its own.
  const inOrder = sent.toSorted((a, b) => (a.name + a.text < b.name + b.text ? -1 : 1));
  await expect(`${sqlOf(inOrder)}\n`).toMatchFileSnapshot(file(`${name}.sql`));
});

test('one saved question serves five viewers, each with what lies below its own', async () => {
  const [unit] = await hub.sql<{ id: string }>(
    'select unit_id as id from need where unit_id is not null group by 1 order by count(*) desc, 1 limit 1',
  );
  if (!unit) throw new Error('no unit of the demo has raised a need');
  const text = readFileSync('test/operations/questions/one-saved-question.graphql', 'utf8');
  const viewers = {
    'a district administrator': { role: 'DISTRICT_ADMIN', place: district },
    'a street administrator': { role: 'STREET_ADMIN', place: street },
    'a community secretary': { role: 'COMMUNITY_SECRETARY', place: community },
    'a liaison': { role: 'UNIT_LIAISON', unit },
    'a screen of the community': { role: 'SCREEN', place: community },
  } as const;
  const answers: Record<string, unknown> = {};
  for (const [who, grant] of Object.entries(viewers)) {
    const { token } = await hub.office.account(grant);
    answers[who] = (await hub.as(token).ask(text)).needStats;
    // The groups, and the places that they are of.
    expect(hub.statements().length, who).toBeLessThanOrEqual(4);
  }
  expect(new Set(Object.values(answers).map((one) => JSON.stringify(one))).size).toBe(5);
  await expect(inLines(answers)).toMatchFileSnapshot(file('one-saved-question-by-viewer.json'));
});
