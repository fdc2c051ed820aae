/** Every page of what hangs on a row is read in its order from an index: nothing is sorted, from neither end. */
import { expect, test } from 'vitest';
import type { Sent } from '../support/hub.ts';
import { openTestHub } from '../support/hub.ts';
import { openViewing } from '../support/viewing.ts';

const hub = await openTestHub({ demo: true });

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Of the demo, whose tables are so small that they would be read whole: what could be read from an index is. */
async function planOf({ statement, values }: Sent): Promise<Plan[]> {
  const client = await openViewing(hub, hub.office.accountId);
  try {
    for (const one of ['seqscan', 'bitmapscan', 'sort'])
      await client.query(`set local enable_${one} = off`);
    const { rows } = await client.query(`explain (format json) ${statement.text}`, values);
    return nodesOf(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    await client.end();
  }
}

const PAGES: [statement: string, index: string, document: string][] = [
  ['claim.ofNeed', 'claim_need', 'needs { nodes { claims(PAGE) { nodes { id } } } }'],
  ['claim.ofResource', 'claim_resource', 'resources { nodes { claims(PAGE) { nodes { id } } } }'],
  [
    'need.steps',
    'need_step_need_id_version_key',
    'needs { nodes { history(PAGE) { nodes { to } } } }',
  ],
  [
    'claim.steps',
    'claim_step_claim_id_version_key',
    'claims { nodes { history(PAGE) { nodes { to } } } }',
  ],
  [
    'resource.steps',
    'resource_step_resource_id_version_key',
    'resources { nodes { history(PAGE) { nodes { to } } } }',
  ],
  [
    'agreement.ofUnit',
    'agreement_unit_begin',
    'partnerUnits { nodes { agreements(PAGE) { nodes { id } } } }',
  ],
  [
    'agreement.ofPlace',
    'agreement_place_begin',
    'district(code: "211102") { streets { agreements(PAGE) { nodes { id } } } }',
  ],
  [
    'agreement.steps',
    'agreement_step_agreement_id_version_key',
    'partnerUnits { nodes { agreements { nodes { history(PAGE) { nodes { to } } } } } }',
  ],
  [
    'grant.ofAccount',
    'access_grant_of_account',
    'accounts { nodes { grants(PAGE) { nodes { id } } } }',
  ],
  ['token.ofAccount', 'token_of_account', 'accounts { nodes { tokens(PAGE) { nodes { id } } } }'],
  [
    'place.codesOfPlace',
    'place_code_of_place',
    'district(code: "211102") { streets { codes(PAGE) { nodes { code } } } }',
  ],
];

test.each(PAGES)('%s is read from %s', async (name, index, document) => {
  for (const page of ['first: 3', 'last: 3']) {
    const seen = await hub.explained(() => hub.ask(`{ ${document.replace('PAGE', page)} }`));
    const sent = seen.find(({ statement }) => statement.name === name);
    if (!sent) throw new Error(`${name} was not sent`);
    const plan = await planOf(sent);
    expect(plan.map((one) => one['Index Name'])).toContain(index);
    expect(plan.filter((one) => one['Node Type'].includes('Sort'))).toEqual([]);
  }
});
