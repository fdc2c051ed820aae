/**
 * Mutants of the rules, `npm run test:mutants`: each policy widened to true, each part of it dropped, row security
 * off for each table, each row of the permissions turned to allow, each mask to PLAIN. Every one must be noticed,
 * by a check that says what leaks or lacks; one that survives is a rule that no test holds up.
 */
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/engine/access/permissions.ts';
import { PERSONAL } from '../../src/engine/access/personal.ts';
import { Role } from '../../src/engine/access/roles.ts';
import { connectAs } from '../../src/engine/database/connect.ts';
import { Random } from '../../src/demo/random.ts';
import { Claim } from '../../src/domain/need/claim.entity.ts';
import { Need } from '../../src/domain/need/need.entity.ts';
import { Resource } from '../../src/domain/resource/resource.entity.ts';
import { Project } from '../../src/domain/project/project.entity.ts';
import { Agreement } from '../../src/domain/partnership/agreement.entity.ts';
import { openTestHub } from '../support/hub.ts';
import { commandOf, draftsIn, makeCases, outcome } from './cases.ts';
import { type AgreementRow, Oracle, type Given } from './oracle.ts';
import { ownersOutside } from './owners.ts';
import { answerTo, someQuestion } from './questions.ts';
import { faultInLeads } from './leads.ts';
import { faultInTallies } from './tallies.ts';
import { TABLES, faultIn, knownViewers } from './tables.ts';
import { NOON, enrich, readAccounts, readWorld, someViewer, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true, isUnfolded: true });
hub.clock.now = NOON;
await enrich(hub);
const world = await readWorld(hub);
const random = new Random(11);
/** Staff of the places of two such rows, neither above the other: chance makes few of them. */
function staffOfTwo(rows: { path: string }[]): Given[] {
  const [first, ...others] = rows.toSorted((a, b) => b.path.length - a.path.length);
  const apart = others.find(
    ({ path }) => !path.startsWith(first?.path ?? '') && !first?.path.startsWith(path),
  );
  return [first, apart].flatMap((row) => {
    const place = world.places.find(({ path }) => path === row?.path);
    return place ? [{ role: 'COMMUNITY_STAFF', place }] : [];
  });
}

/** Liaisons of some units with such agreements. */
function liaisonsOf(most: number, isMeant: (one: AgreementRow) => boolean): Given[][] {
  const ids = [...new Set(world.agreements.filter(isMeant).map((one) => one.unit_id))];
  const units = world.units.filter(({ id }) => ids.includes(id)).slice(0, most);
  return units.map((unit) => [{ role: 'UNIT_LIAISON', unit }]);
}

const opensAll = (one: AgreementRow) =>
  one.opened_lists.length === 2 && !one.opened_categories && !one.opened_place_ids;
const isInForce = ({ state, valid_from: from, valid_until: until }: AgreementRow) =>
  state === 'ACTIVE' && from <= world.today && world.today <= until;

const all: Given[][] = [
  [],
  ...[world.agreements, world.resources, world.meetings, world.attendances].map(staffOfTwo),
  staffOfTwo(world.agreements.filter((one) => one.state === 'DRAFT' && one.proposed_by === 'UNIT')),
  ...Array.from({ length: 60 }, () => someViewer(world, random)),
  ...liaisonsOf(10, (one) => isInForce(one) && !opensAll(one)),
  ...liaisonsOf(6, (one) => isInForce(one) && opensAll(one)),
  ...liaisonsOf(4, ({ state }) => state === 'DRAFT'),
  ...ownersOutside(world, 4),
];
const viewers = await knownViewers(hub, all, (given) => tokenOf(hub, given));
Object.assign(world, await readAccounts(hub));
const reader = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_viewer'));
await reader.connect();
const owner = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_owner'));
await owner.connect();
afterAll(() => Promise.all([reader.end(), owner.end()]));

const { rows: policies } = await owner.query<{ table: string; text: string }>(
  // In one line: what the server breaks into several would not be parted.
  `select polrelid::regclass::text as table, regexp_replace(pg_get_expr(polqual, polrelid), '[[:space:]]+', ' ', 'g') as text
   from pg_policy where polname = 'viewer_reads' and polrelid::regclass::text = any($1)`,
  [Object.keys(TABLES)],
);

/** Parts of an expression between the word on its top level, outside all parentheses. */
function partsOf(text: string, word: string): string[] {
  const isWrapped = text.startsWith('(') && closes(text, 0) === text.length - 1;
  const inner = isWrapped ? text.slice(1, -1) : text;
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let i = 0; i < inner.length; i += 1) {
    if (inner[i] === '(') depth += 1;
    if (inner[i] === ')') depth -= 1;
    if (depth > 0 || !inner.startsWith(` ${word} `, i)) continue;
    parts.push(inner.slice(begin, i));
    begin = i + word.length + 2;
  }
  return [...parts, inner.slice(begin)];
}

/** Where the parenthesis at `from` is closed. */
function closes(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')' && (depth -= 1) === 0) return i;
  }
  return -1;
}

/** What an alternative asks; of one that is asked of some viewers alone, what it asks of those, and the rest around it. */
function asked(alternative: string): { what: string; around: (what: string) => string } {
  const [, before, what, behind] =
    /^(\(?CASE WHEN .* THEN false ELSE )(.*)( END\)?)$/.exec(alternative) ?? [];
  if (what === undefined) return { what: alternative, around: (one) => `(${one})` };
  return { what, around: (one) => `${before}(${one})${behind}` };
}

/** Each policy without one of its alternatives, and with one of an alternative's conditions or of their alternatives left out. */
function mutantsOf(text: string): { name: string; text: string }[] {
  const alternatives = partsOf(text, 'OR');
  // Screens see nothing of some tables: to leave that out changes nothing.
  const without = alternatives.flatMap((one, i) => {
    if (one === 'false') return [];
    const text = alternatives.filter((_, k) => k !== i).join(' OR ') || 'false';
    return [{ name: `without ${one}`, text }];
  });
  const looser = alternatives.flatMap((one, i) => {
    const { what, around } = asked(one);
    const instead = (rest: string) =>
      alternatives.map((other, k) => (k === i ? around(rest) : other)).join(' OR ');
    return partsOf(what, 'AND').flatMap((dropped, at, conditions) => {
      if (conditions.length < 2) return [];
      const rest = conditions.filter((_, k) => k !== at).join(' AND ');
      const narrower = partsOf(dropped, 'OR').flatMap((left, nth, either) => {
        if (either.length < 2 || !what.includes('scope_parts')) return [];
        const others = either.filter((_, k) => k !== nth).join(' OR ');
        return [{ name: `without the part ${left}`, text: instead(`${rest} AND (${others})`) }];
      });
      return [{ name: `without the condition ${dropped}`, text: instead(rest) }, ...narrower];
    });
  });
  return [{ name: 'widened to true', text: 'true' }, ...without, ...looser];
}

describe.each(policies)('the policy of $table', ({ table, text }) => {
  const check = () => faultIn(reader, table, world, viewers);

  test.each(mutantsOf(text))('$name', async (mutant) => {
    await owner.query(`alter policy viewer_reads on ${table} using (${mutant.text})`);
    try {
      const fault = await check();
      console.log(fault);
      expect(fault, 'a survivor').not.toBeNull();
    } finally {
      await owner.query(`alter policy viewer_reads on ${table} using (${text})`);
    }
  });

  test('row security off', async () => {
    await owner.query(`alter table ${table} disable row level security`);
    try {
      expect(await check(), 'a survivor').toContain('a leak of');
    } finally {
      await owner.query(`alter table ${table} enable row level security`);
    }
  });
});

/** What agreements open, and what was claimed, is asked of functions: they are part of the policies. */
const CONDITIONS = [
  ['scope_opened_now', 'unit_id = any (scope_units())'],
  ['scope_opened_now', `state = 'ACTIVE'`],
  ['scope_opened_now', 'valid_from <= scope_today()'],
  ['scope_opened_now', 'valid_until >= scope_today()'],
  ['agreement_parts', 'unnest(a.opened_lists)', `unnest('{NEEDS,RESOURCES}'::text[])`],
  ['agreement_parts', 'unnest(a.opened_categories)', `unnest(null::text[])`],
  ['agreement_parts', 'p.id = any (a.opened_place_ids)', 'true'],
  ['own_claim', '(unit_id = ANY (scope_units()))'],
  ['own_need', '(unit_id = ANY (scope_units()))'],
] as const satisfies readonly (readonly [string, string, string?])[];

/** What makes a function or a view as it is. */
async function definitionOf(name: string): Promise<string> {
  const { rows: found } = await owner.query<{ text: string }>(
    `select case when to_regclass($1) is null then pg_get_functiondef(to_regproc($1))
       else format('create or replace view %s as %s', $1::text, pg_get_viewdef(to_regclass($1))) end as text`,
    [name],
  );
  return found[0]?.text ?? '';
}

test.each(CONDITIONS)('%s without %s', async (name, condition, instead = 'true') => {
  const text = await definitionOf(name);
  expect(text).toContain(condition);
  // In a function that asks twice, both times.
  await owner.query(text.replaceAll(condition, instead));
  try {
    const faults = [];
    for (const table of ['need', 'resource', 'claim'])
      faults.push(await faultIn(reader, table, world, viewers));
    expect(faults.join(), 'a survivor').toContain('a leak of');
  } finally {
    await owner.query(text);
  }
});

/** A question about words, by somebody with a screen or for a unit, that is not answered as the oracle has it. */
async function wordsLeak(mutant: string): Promise<string | undefined> {
  const chance = new Random(5);
  const screens = all.filter((given) =>
    given.some(({ role }) => role === 'SCREEN' || role === 'UNIT_LIAISON'),
  );
  for (let i = 0; i < 3_000; i += 1) {
    const question = someQuestion(world, chance);
    if (!/title|reason|search|unitOfMeasure|plannedFen/.test(question.query)) continue;
    const given = chance.pick(screens);
    const expected = question.expected(new Oracle(world, given));
    // Columns are chosen once for a document: each mutant asks documents of its own.
    const own = { ...question, query: `${question.query} # ${mutant}` };
    const answer = await answerTo(hub.as(await tokenOf(hub, given)), own);
    if (!isDeepStrictEqual(answer, expected)) return question.query;
  }
  return undefined;
}

const WORDED = { Need, Claim, Resource, Agreement, Project };
const worded = Object.entries(WORDED).flatMap(([noun, { words }]) =>
  Object.keys(words).map((property) => [noun as keyof typeof WORDED, property] as const),
);

test.each(worded)('%s.%s is no words', async (noun, property) => {
  const words = WORDED[noun].words as Record<string, unknown>;
  const before = words[property];
  delete words[property];
  try {
    expect(await wordsLeak(`${noun}.${property}`), 'a survivor').toBeDefined();
  } finally {
    words[property] = before;
  }
});

test.each([
  'need_beyond_screens',
  'claim_beyond_screens',
  'resource_beyond_screens',
  'resource_own',
  'agreement_beyond_screens',
  'project_beyond_screens',
])('%s for all rows', async (name) => {
  const [{ text } = { text: '' }] = (
    await owner.query<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [name])
  ).rows;
  const widened = text.replace('coalesce((select', 'coalesce((select true or');
  expect(widened).not.toBe(text);
  await owner.query(widened);
  try {
    expect(await wordsLeak(name), 'a survivor').toBeDefined();
  } finally {
    await owner.query(text);
  }
});

/** Who is told what is kept: by the function that tells it, and by the one that says what a grant covers. */
const TOLD = [
  ['tallied', `scope_covers(k.path, wanted in ('public', 'public_claim'))`, 'true'],
  ['tallied', `wanted in ('public', 'public_claim')`, 'true'],
  ['tallied', `wanted in ('public', 'public_claim')`, `wanted = 'public'`],
  ['tallied_open', 'k.path ^@ any ((select scope_opened())::text[])', 'true'],
  ['tallied_open', 'k.path ^@ any ((select scope_opened())::text[])', 'false'],
  ['tallied_open', `d.key = 'LISTED'`, 'true'],
  ['scope_covers', '(path >= scope_from())', 'true'],
  ['scope_covers', '(path < scope_to())', 'true'],
  ['scope_covers', '(path ^@ ANY (scope_staff()))', 'true'],
  ['scope_covers', '(path ^@ ANY (scope_staff()))', 'false'],
  ['scope_covers', '(path ^@ ANY (scope_screens()))', 'true'],
  ['scope_covers', '(path ^@ ANY (scope_screens()))', 'false'],
] as const;

test.each(TOLD)('%s with %s as %s', async (name, condition, instead) => {
  const { rows: found } = await owner.query<{ text: string }>(
    'select pg_get_functiondef($1::regproc) as text',
    [name],
  );
  const [{ text } = { text: '' }] = found;
  expect(text).toContain(condition);
  await owner.query(text.replace(condition, instead));
  try {
    expect(await faultInTallies(reader, world, viewers), 'a survivor').not.toBeNull();
  } finally {
    await owner.query(text);
  }
});

const LEADS = [
  ['(p.path >= scope_from() and p.path < scope_to())', 'true'],
  ['(p.path >= scope_from() and p.path < scope_to())', 'false'],
  ['p.path ^@ any (scope_staff())', 'true'],
  ['p.path ^@ any (scope_staff())', 'false'],
  [`r.kind = 'SECRETARY'`, 'true'],
  [`r.state <> 'CANCELLED'`, 'true'],
  ['r.completed_at >= leads_since.since', 'true'],
  ['r.completed_at >= leads_since.since', 'false'],
] as const;

test.each(LEADS)('leads_since with %s as %s', async (condition, instead) => {
  const { rows: found } = await owner.query<{ text: string }>(
    `select pg_get_functiondef('leads_since'::regproc) as text`,
  );
  const [{ text } = { text: '' }] = found;
  expect(text).toContain(condition);
  await owner.query(text.replace(condition, instead));
  try {
    expect(await faultInLeads(reader, world, viewers), 'a survivor').not.toBeNull();
  } finally {
    await owner.query(text);
  }
});

const { tokens, cases } = await makeCases(hub);
const rows = PERMISSIONS as Record<string, object>;

/** Nobody but the admins of its place sees a grant, an account or a wall, and nobody but the unit its drafts: for all others there is none. */
const UNSEEN = [
  'endGrant.LOCAL',
  'setAccountPerson.LOCAL',
  'revokeScreenLink',
  'reviseAgreement.UNIT',
  'submitAgreement.UNIT',
];

test.each(Object.keys(PERMISSIONS))('%s for everybody', async (permission) => {
  const before = rows[permission];
  rows[permission] = { place: Object.keys(Role), unit: true };
  try {
    const leaks: string[] = [];
    for (const { may, also, input } of cases.filter((one) => one.permission === permission)) {
      for (const [who, token] of Object.entries({ ...tokens, ...also })) {
        if (may.includes(who) || leaks.length > 0) continue;
        const given = await input();
        const before = await draftsIn(hub);
        const told = await outcome(hub.as(token), commandOf(permission), given);
        const isRefused = ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'].includes(told);
        if (!isRefused || (await draftsIn(hub)) > before) leaks.push(who);
      }
    }
    expect(leaks, 'a survivor').toHaveLength(UNSEEN.includes(permission) ? 0 : 1);
  } finally {
    rows[permission] = before ?? {};
  }
});

const masks = Object.entries(PERSONAL).flatMap(([field, { shown }]) =>
  Object.entries(shown)
    .filter(([, disclosure]) => disclosure !== 'PLAIN')
    .map(([relation]) => [field, relation] as const),
);

test.each(masks)('%s plain for %s', async (field, relation) => {
  // Strangers see no claim and no unit, strangers and screens no history and nobody in a post, none but admins an account: there is no
  // row for a name to stand in.
  const isMoot =
    (field === 'Step.actor' && ['nobody', 'screen'].includes(relation)) ||
    (field.startsWith('Claim.') && relation === 'nobody') ||
    (field.startsWith('PartnerUnit.') && relation === 'nobody') ||
    (/^(Person|PartyOrganisation|BuildingPost)\./.test(field) &&
      ['nobody', 'screen'].includes(relation)) ||
    field === 'Account.name';
  const policies = PERSONAL as Record<string, { shown: object }>;
  const before = policies[field] ?? { shown: {} };
  policies[field] = { ...before, shown: { ...before.shown, [relation]: 'PLAIN' } };
  try {
    const chance = new Random(3);
    let leak: string | undefined;
    for (let i = 0; i < (isMoot ? 300 : 1_500) && leak === undefined; i += 1) {
      const given = relation === 'nobody' ? [] : chance.pick(all);
      const question = someQuestion(world, chance);
      if (!/actor|secretaryName|holderName|people|liaison/.test(question.query)) continue;
      const expected = question.expected(new Oracle(world, given));
      const answer = await answerTo(hub.as(await tokenOf(hub, given)), question);
      if (JSON.stringify(answer) !== JSON.stringify(expected)) leak = question.query;
    }
    if (isMoot) expect(leak).toBeUndefined();
    else expect(leak, 'a survivor').toBeDefined();
  } finally {
    policies[field] = before;
  }
});
