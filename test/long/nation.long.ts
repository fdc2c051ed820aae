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

beforeAll(() => grow(hub.databaseUrl, { districts: DISTRICTS }), 3_600_000);

/** Tables that grow with the nation. */
const LARGE = [
  ...['place', 'place_code', 'party_organisation', 'building_post', 'partner_unit', 'agreement'],
  ...['need', 'need_step', 'claim', 'claim_step', 'resource', 'need_count', 'tally', 'change'],
];

/** Blocks that a statement may read; a page of a district's list, walked until it is full, reads some hundreds. */
const MOST_BLOCKS = 12_000;

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

describe.each(Object.keys(VIEWERS))('%s', (name) => {
  let viewer: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    const given = VIEWERS[name];
    if (!given) throw new Error(name);
    viewer = await open(given);
  });

  test.each(Object.entries(QUESTIONS))('%s', async (_, { text }) => {
    const sent = await hub.explained(() => viewer.asker.answer(text, viewer.variables));
    const client = await openViewing(hub, viewer.accountId);
    try {
      for (const { statement, values } of sent) {
        const { rows } = await client.query(
          `explain (analyze, buffers, format json) ${statement.text}`,
          values,
        );
        const plan: Plan = rows[0]['QUERY PLAN'][0].Plan;
        const about = `${statement.name}: ${statement.text}`;
        const scans = scansOf(plan).filter((table) => LARGE.includes(table));
        expect(scans, about).toEqual([]);
        const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
        expect(blocks, about).toBeLessThan(MOST_BLOCKS);
      }
    } finally {
      await client.end();
    }
  });
});
