/** Who is looked up again, with the rights that it had, is the same viewer; one right more, less or other is another. */
import { expect, test } from 'vitest';
import type { AccountRow } from '../../src/engine/access/account-row.ts';
import { Viewers } from '../../src/engine/access/viewers.ts';

const GRANT = {
  id: 'grant_1',
  role: 'GRID_WORKER',
  validFrom: '2026-11-01T00:00:00+00:00',
  validUntil: null,
  place: { id: 'place_1', name: '甲网格', path: 'a.b.' },
  unit: null,
};

const rowOf = (more: Partial<AccountRow> = {}): AccountRow => ({
  accountId: 'account_1',
  name: '张三',
  grants: JSON.stringify([GRANT]),
  reveals: '[]',
  ...more,
});

test('it is the same as long as all that was read of it is', () => {
  const viewers = new Viewers();
  const first = viewers.of(rowOf());
  expect(viewers.of(rowOf())).toBe(first);
  expect(viewers.of(rowOf({ accountId: 'account_2' }))).not.toBe(first);
  expect(viewers.of(rowOf())).toBe(first);
});

test.each<[string, Partial<AccountRow>]>([
  ['no grant', { grants: '[]' }],
  [
    'another place',
    { grants: JSON.stringify([{ ...GRANT, place: { ...GRANT.place, path: 'a.c.' } }]) },
  ],
  ['an end', { grants: JSON.stringify([{ ...GRANT, validUntil: '2026-12-01T00:00:00+00:00' }]) }],
  ['another name', { name: '李四' }],
  [
    'a reveal',
    {
      reveals: JSON.stringify([
        {
          id: 'reveal_1',
          objectId: 'party_1',
          field: 'SECRETARY_NAME',
          until: '2026-12-01T00:00:00+00:00',
        },
      ]),
    },
  ],
])('with %s it is another', (_, more) => {
  const viewers = new Viewers();
  const first = viewers.of(rowOf());
  const other = viewers.of(rowOf(more));
  expect(other).not.toBe(first);
  expect(viewers.of(rowOf())).not.toBe(other);
  expect(other.fingerprint === first.fingerprint).toBe('name' in more);
});
