/** Every role gives every command: what is not allowed is refused, and not offered. */
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/engine/access/permissions.ts';
import { openTestHub } from '../support/hub.ts';
import { OFFERED, commandOf, draftsIn, makeCases, offersOf, outcome } from './cases.ts';

const hub = await openTestHub();
const { as } = hub;
const { tokens, cases } = await makeCases(hub);

const LEADERS_AND_UNIT = ['DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY', 'LIAISON'];

/** To claim is to bid, to assign or to suggest: who may not do the one may do another, or bid for its own unit. Either side amends. */
const SIDED: Record<string, readonly string[]> = {
  claimNeed: [...LEADERS_AND_UNIT, 'liaison of another unit'],
  amendAgreement: LEADERS_AND_UNIT,
};

test('every permission is in this table', () => {
  expect(new Set(cases.map((one) => one.permission))).toEqual(new Set(Object.keys(PERMISSIONS)));
});

test('every mutation is in this table', () => {
  const mutations = Object.keys(hub.hub.executor.schema.getMutationType()?.getFields() ?? {});
  const tested = new Set(cases.map((one) => commandOf(one.permission)));
  expect(mutations.filter((one) => !tested.has(one))).toEqual([]);
});

describe.each(cases)('$permission, for $may', ({ permission, may, also, input }) => {
  const command = commandOf(permission);

  test('is refused to all others, and not offered to them', async () => {
    const given = await input();
    for (const [who, token] of Object.entries({ ...tokens, ...also })) {
      if (may.includes(who)) continue;
      const drafts = await draftsIn(hub);
      const told = await outcome(as(token), command, given);
      expect(await draftsIn(hub), `${who}: a leak of ${command}`).toBe(drafts);
      const expected = who === 'nobody' ? ['UNAUTHENTICATED'] : ['FORBIDDEN', 'NOT_FOUND'];
      expect(expected, `${who}: a leak of ${command}`).toContain(told);
      if (SIDED[command]?.includes(who)) continue;
      expect(await offersOf(as(token), given), who).not.toContain(command);
    }
  });

  test('is done for them, and offered', async () => {
    for (const who of may) {
      const given = await input();
      const asker = as(tokens[who] ?? null);
      if (OFFERED.test(command)) expect(await offersOf(asker, given), who).toContain(command);
      expect(await outcome(asker, command, given), who).toBe('done');
    }
  });
});
