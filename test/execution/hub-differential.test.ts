/** The hub's own schema and data, by the executor and by graphql-js in one moment: the same bytes, each time. */
import {
  type DocumentNode,
  type OperationDefinitionNode,
  execute,
  getOperationAST,
  getVariableValues,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { Extent } from '../../src/engine/execution/extent.ts';
import { OperationPlan } from '../../src/engine/execution/operation-plan.ts';
import { HubContext } from '../../src/engine/execution/context.ts';
import { selectionOf } from '../../src/engine/execution/selection.ts';
import { openTestHub } from '../support/hub.ts';
import { Questioner, questionVariables } from './hub-document.ts';

const hub = await openTestHub({ demo: true });
const { sql, office } = hub;
const { schema } = hub.hub.executor;
const { services } = hub.hub;

const DOCUMENTS = Number(process.env['GRIDHUB_QUESTIONS'] ?? 150);
const USES = 4;
/** All variables are declared, whichever a document uses. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

const [district = { id: '', path: '' }] = await sql<{ id: string; path: string }>(
  `select id, path from place where code = '211102'`,
);
const [community = district] = await sql<{ id: string; path: string }>(
  `select id, path from place where kind = 'COMMUNITY' order by code limit 1`,
);
const [unit = { id: '' }] = await sql<{ id: string }>(
  `select unit_id as id from agreement where state = 'ACTIVE' order by id limit 1`,
);
const known = [
  await office.account({ role: 'DISTRICT_ADMIN', place: district }),
  await office.account({ role: 'COMMUNITY_SECRETARY', place: community }),
  await office.account({ role: 'UNIT_LIAISON', unit }),
  await office.account({ role: 'SCREEN', place: district }),
];
const sessions = await Promise.all(
  [...known.map(({ token }) => `Bearer ${token}`), undefined].map((one) =>
    services.authenticator.sessionOf(one),
  ),
);
const texts = async (text: string) => (await sql<{ one: string }>(text)).map(({ one }) => one);
const samples = {
  ids: await texts(
    `(select id as one from place order by md5(id) limit 20) union all
     (select id from need order by md5(id) limit 20) union all (select id from partner_unit limit 10) union all
     (select id from resource limit 10) union all (select id from claim limit 10)`,
  ),
  codes: await texts('select code as one from place order by md5(id) limit 30'),
  numbers: await texts('select number as one from need order by md5(id) limit 20'),
};

interface Question {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  plan: OperationPlan;
}

function read(text: string): Question | undefined {
  const document = parse(text);
  if (validate(schema, document, RULES).length > 0) return undefined;
  const operation = getOperationAST(document) as OperationDefinitionNode;
  return { document, operation, plan: new OperationPlan(schema, document, operation) };
}

/** Both answers; undefined where the database failed, which ends the moment for both. */
async function both(
  { document, operation, plan }: Question,
  {
    session,
    given,
    rootValue,
  }: { session: (typeof sessions)[0]; given: object; rootValue?: unknown },
): Promise<[string, string] | undefined> {
  const opened = new HubContext(services, session);
  const [ours, theirs] = [opened.fork(), opened.fork()];
  ours.select(selectionOf(schema, document), false);
  const { coerced = {} } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    given as Record<string, unknown>,
  );
  const made = await plan.run({
    variables: coerced,
    context: ours,
    rootValue,
    extent: new Extent(),
  });
  const right = await execute({
    schema,
    document,
    rootValue,
    contextValue: theirs,
    variableValues: given as Record<string, unknown>,
  });
  const { failure } = opened.reads;
  await opened.close();
  return failure === undefined ? [JSON.stringify(made), JSON.stringify(right)] : undefined;
}

test(`${DOCUMENTS} documents under five viewers, each asked ${USES} times`, async () => {
  hub.clock.now = new Date('2026-11-21T04:00:00Z');
  const random = new Random(2_026);
  const questioner = new Questioner(random, schema, samples);
  const seen = { invalid: 0, failed: 0, withErrors: 0, long: 0 };
  for (let done = 0; done < DOCUMENTS;) {
    const isEvent = random.chance(0.2);
    const text = isEvent ? questioner.subscription('needChanged') : questioner.query();
    const question = read(text);
    if (!question) {
      seen.invalid += 1;
      continue;
    }
    const session = sessions[done % sessions.length] as (typeof sessions)[0];
    const id = random.pick(samples.ids.filter((one) => one.startsWith('need_')));
    const rootValue = isEvent ? eventOf(id, random) : undefined;
    done += 1;
    for (let use = 0; use < USES; use += 1) {
      const given = questionVariables(random);
      const answers = await both(question, { session, given, rootValue });
      if (!answers) {
        seen.failed += 1;
        continue;
      }
      const [made, right] = answers;
      expect(inOrder(made), `${text} ${JSON.stringify(given)}`).toEqual(inOrder(right));
      if (right.startsWith('{"errors"')) seen.withErrors += 1;
      if (right.length > 200) seen.long += 1;
    }
  }
  console.log(`${DOCUMENTS * USES} answers: ${JSON.stringify(seen)}`);
  expect(seen.long).toBeGreaterThan((DOCUMENTS * USES) / 5);
  expect(seen.failed).toBeLessThan((DOCUMENTS * USES) / 20);
  expect(hub.logged).toEqual([]);
}, 3_000_000);

interface Located {
  path?: (string | number)[];
}

/**
 * graphql-js tells errors as they happen, and of those that took the same away the one that came first: errors that stand
 * where they happened are compared, brought into one order; of the others that there are some.
 */
function inOrder(answer: string): unknown {
  const { errors = [], data } = JSON.parse(answer) as { errors?: Located[]; data: unknown };
  const staying = errors.filter(({ path = [] }) => stands(data, path));
  return [
    JSON.stringify(data),
    staying.map((one) => JSON.stringify(one)).toSorted(),
    staying.length < errors.length,
  ];
}

/** Whether the null of an error is at its own place. */
function stands(data: unknown, path: readonly (string | number)[]): boolean {
  let at = data;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Record<string | number, unknown>)[key];
  }
  return path.length > 0 && at === null;
}

function eventOf(id: string, random: Random): object {
  const cursor = 'a cursor';
  const at = new Date('2026-11-20T04:00:00Z');
  const change = { __typename: 'NeedChange', at, id, version: 2, from: 'LISTED', to: 'CLAIMED' };
  return random.pick<object>([
    { ...change, cursor, effect: 'CHANGED' },
    { ...change, cursor, effect: 'LEFT' },
    { __typename: 'FeedCaughtUp', cursor },
    { __typename: 'FeedProgress', cursor },
    { __typename: 'FeedReset', cursor },
  ]);
}
