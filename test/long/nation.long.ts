/**
 * Every question of the growth benchmark at the size of a nation, each statement explained as its viewer: none reads a
 * large table whole, and what concerns one place, one unit or one object reads as little as in one district.
 * `npm run test:long`; GRIDHUB_DISTRICTS is how many there are beside the demo's.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { QUESTIONS } from '../../bench/growth/questions.ts';
import type { Role } from '../../src/engine/access/roles.ts';
import { DISTRICTS_OF_NATION, grow } from '../../src/demo/growth.ts';
import { openTestHub } from '../support/hub.ts';
import { openViewing } from '../support/viewing.ts';

const hub = await openTestHub({ demo: true, environment: { GRIDHUB_COST_PER_MINUTE: '0' } });
const { sql } = hub;
const DISTRICTS = Number(process.env['GRIDHUB_DISTRICTS'] ?? DISTRICTS_OF_NATION);

/** Tables that grow with the nation. */
const LARGE = [
  ...['place', 'place_code', 'party_organisation', 'building_post', 'partner_unit', 'agreement'],
  ...['person', 'appointment', 'civic_body', 'term', 'unit_need'],
  ...['need', 'need_step', 'claim', 'claim_step', 'resource', 'need_count', 'tally', 'change'],
];

/** What a question may read in the nation, to what it reads in the demo alone, and what may come to it in any case. */
const MOST_TIMES = 3;
const MORE_BLOCKS = 500;

/** Blocks of orders that walk an index of the nation until a district's page is full, which docs/scale.md lists. */
const WALKING: Record<string, number> = { 'needs by deadline': 12_000, 'needs by update': 4_000 };

const VIEWERS: Record<string, { role: Role; place?: string; unit?: true }> = {
  administrator: { role: 'DISTRICT_ADMIN', place: '211102' },
  secretary: { role: 'COMMUNITY_SECRETARY', place: '211102002005' },
  'grid worker': { role: 'GRID_WORKER', place: '211102002005001' },
  liaison: { role: 'UNIT_LIAISON', unit: true },
  screen: { role: 'SCREEN', place: '211102' },
};

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
}

const scansOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];

/** An account of that kind, with what its questions name. */
async function open({ role, place: code, unit: hasUnit }: (typeof VIEWERS)[string]) {
  const [place] = await sql<{ id: string; code: string; path: string }>(
    'select id, code, path from place where code = $1',
    [code ?? '211102002005'],
  );
  const [unit] = await sql<{ id: string }>(
    `select unit_id as id from agreement where state = 'ACTIVE' and now()::date between valid_from and valid_until
     group by unit_id order by count(*), unit_id limit 1`,
  );
  if (!place || !unit) throw new Error('the demo district is not there');
  const account = await hub.office.account({ role, ...(hasUnit ? { unit } : { place }) });
  const asker = hub.as(account.token);
  const seen = await asker.ask(
    '{ needs(first: 5) { nodes { id number } pageInfo { endCursor } } claims(first: 1) { nodes { id } } }',
  );
  const [need] = seen.needs.nodes;
  const variables = {
    ...{ place: place.id, code: place.code, unit: unit.id, community: place.id },
    ...{ need: need?.id, number: need?.number, after: seen.needs.pageInfo.endCursor },
    claim: seen.claims.nodes[0]?.id ?? 'claim_none',
  };
  return { accountId: account.accountId, asker, variables };
}

type Asking = Awaited<ReturnType<typeof open>>;

/** Blocks that all statements of a question read, explained as the viewer, and the large tables that they read whole. */
async function readBy({ accountId, asker, variables }: Asking, text: string) {
  const sent = await hub.explained(() => asker.answer(text, variables));
  const client = await openViewing(hub, accountId);
  const read = { blocks: 0, whole: [] as string[] };
  try {
    for (const { statement, values } of sent) {
      const explain = `explain (analyze, buffers, format json) ${statement.text}`;
      // The first time a connection meets a table it reads the catalogues.
      await client.query(explain, values);
      const { rows } = await client.query(explain, values);
      const plan: Plan = rows[0]['QUERY PLAN'][0].Plan;
      read.blocks += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
      for (const table of scansOf(plan))
        if (LARGE.includes(table)) read.whole.push(`${table}: ${statement.name}`);
    }
    return read;
  } finally {
    await client.end();
  }
}

const viewers = new Map<string, Asking>();
const ofDemo = new Map<string, number>();

beforeAll(async () => {
  for (const [name, given] of Object.entries(VIEWERS)) {
    const viewer = await open(given);
    viewers.set(name, viewer);
    for (const [title, { text }] of Object.entries(QUESTIONS))
      ofDemo.set(`${name}: ${title}`, (await readBy(viewer, text)).blocks);
  }
  await grow(hub.databaseUrl, { districts: DISTRICTS });
}, 3_600_000);

describe.each(Object.keys(VIEWERS))('%s', (name) => {
  test.each(Object.entries(QUESTIONS))('%s', async (title, { text }) => {
    const viewer = viewers.get(name);
    if (!viewer) throw new Error(name);
    const { blocks, whole } = await readBy(viewer, text);
    expect(whole).toEqual([]);
    const before = ofDemo.get(`${name}: ${title}`) ?? 0;
    const most = WALKING[title] ?? MOST_TIMES * before + MORE_BLOCKS;
    expect(blocks, `${before} in the demo`).toBeLessThanOrEqual(most);
  });
});
