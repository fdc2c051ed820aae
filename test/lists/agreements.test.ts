/** Agreements in full: versions, drafts, who gives, what is opened, and the list of them. */
import { describe, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, listen, office, sql } = hub;
const reason = '测试';

const READ = `query ($id: ID!) { agreement(id: $id) { id number state edition title isInForce validUntil direction openedLists
  openedCategories openedPlaces { id } supersedes { id } supersededBy { id } allowedCommands
  versions { totalCount nodes { id edition state } } history(last: 1) { nodes { command from to } } } }`;

const read = async (id: string, token = office.token) =>
  (await as(token).ask(READ, { id })).agreement;

const liaisonOf = async (unit: { id: string }) =>
  (await office.account({ role: 'UNIT_LIAISON', unit })).token;

async function begin(input: Record<string, unknown> = {}) {
  const street = await build.place('STREET');
  const place = await build.place('COMMUNITY', street);
  const unit = await build.unit({ place });
  const terms = {
    unitId: unit.id,
    place: { id: street.id },
    title: '共建协议书',
    validFrom: '2020-01-01',
    validUntil: '2099-12-31',
  };
  const id = (await build.run('proposeAgreement', { ...terms, ...input })).agreement.id as string;
  await build.run('acceptAgreement', { agreementId: id });
  return { street, place, unit, terms, id };
}

const amended = async (id: string, input: Record<string, unknown> = {}): Promise<string> =>
  (await build.run('amendAgreement', { agreementId: id, ...input })).agreement.id;
const accept = (agreementId: string) => build.run('acceptAgreement', { agreementId });

describe('a new version', () => {
  test('takes the place of the one in force when the other side accepts it, and both name each other', async () => {
    const { id } = await begin();
    const next = await amended(id, { title: '修订版', proposedBy: 'UNIT' });
    expect(await read(id)).toMatchObject({ state: 'ACTIVE', isInForce: true, supersededBy: null });
    expect(await read(next)).toMatchObject({
      state: 'UNDER_REVIEW',
      edition: 2,
      title: '修订版',
      supersedes: { id },
    });
    await accept(next);
    expect(await read(id)).toMatchObject({
      state: 'SUPERSEDED',
      isInForce: false,
      supersededBy: { id: next },
      history: { nodes: [{ command: 'acceptAgreement', from: 'ACTIVE', to: 'SUPERSEDED' }] },
    });
    const third = await amended(next);
    await accept(third);
    for (const one of [id, next, third]) {
      expect((await read(one)).versions).toEqual({
        totalCount: 3,
        nodes: [
          { id, edition: 1, state: 'SUPERSEDED' },
          { id: next, edition: 2, state: 'SUPERSEDED' },
          { id: third, edition: 3, state: 'ACTIVE' },
        ],
      });
    }
    expect((await read(third)).title).toBe('修订版');
  });

  test('that is rejected leaves the old one in force', async () => {
    const { id } = await begin();
    const next = await amended(id);
    await build.run('rejectAgreement', { agreementId: next, reason });
    expect(await read(id)).toMatchObject({ state: 'ACTIVE', isInForce: true, supersededBy: null });
    expect(await read(next)).toMatchObject({ state: 'REJECTED', supersedes: { id } });
    expect((await read(await amended(id))).edition).toBe(3);
  });

  test('is answered by the side that did not propose it', async () => {
    const { id, unit, place } = await begin();
    const liaison = as(await liaisonOf(unit));
    const next = await amended(id, { proposedBy: 'UNIT' });
    const document =
      'mutation ($input: AgreementInput!) { acceptAgreement(input: $input) { __typename } }';
    const input = { agreementId: next };
    expect(await liaison.refusal(document, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const { token } = await office.account({ role: 'STREET_ADMIN', place: await above(place) });
    await as(token).ask(document, { input });
    expect((await read(next)).state).toBe('ACTIVE');
  });

  test.each([
    [
      'terminated',
      (agreementId: string) => build.run('terminateAgreement', { agreementId, reason }),
    ],
    [
      'over',
      (id: string) => sql(`update agreement set valid_until = '2026-01-01' where id = $1`, [id]),
    ],
    ['superseded', async (id: string) => accept(await amended(id))],
  ])('of one that is %s is neither proposed nor accepted', async (_, end) => {
    const { id } = await begin();
    const next = await amended(id);
    await end(id);
    expect(await build.refused('amendAgreement', { agreementId: id })).toMatchObject({
      code: 'CONFLICT',
    });
    const was = await read(id);
    expect(await build.refused('acceptAgreement', { agreementId: next })).toMatchObject({
      code: 'CONFLICT',
      state: 'UNDER_REVIEW',
    });
    expect(await read(id)).toEqual(was);
    expect((await read(next)).state).toBe('UNDER_REVIEW');
    expect(was.allowedCommands).not.toContain('amendAgreement');
  });

  test('begins no later than today and ends no earlier: between the two none would be in force', async () => {
    const { id } = await begin();
    for (const input of [{ validFrom: '2099-01-01' }, { validUntil: '2021-01-01' }]) {
      expect(await build.refused('amendAgreement', { agreementId: id, ...input })).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
  });

  test('of several accepted at once one alone takes the place of the old one', async () => {
    const { id } = await begin();
    const all = await Promise.all([1, 2, 3, 4].map(() => amended(id)));
    const document =
      'mutation ($input: AgreementInput!) { acceptAgreement(input: $input) { agreement { state } } }';
    const answers = await Promise.all(
      all.map((agreementId) => as(office.token).answer(document, { input: { agreementId } })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const [row] = await sql<{ n: number }>(
      `select count(*)::integer as n from agreement where chain_id = $1 and state = 'ACTIVE'`,
      [id],
    );
    expect(row?.n).toBe(1);
  });

  test('cannot be in force beside another, whatever is written', async () => {
    const { id } = await begin();
    const next = await amended(id);
    await expect(
      sql(`update agreement set state = 'ACTIVE' where id = $1`, [next]),
    ).rejects.toThrow('agreement_one_in_force');
  });

  test('is told to who follows: the old one superseded, then the new one in force', async () => {
    const { id, unit } = await begin();
    const next = await amended(id);
    const feed = await listen<{ __typename: string; id?: string }>(
      `subscription { agreementChanged { __typename ... on AgreementChange { id from to effect } } }`,
      {},
      await liaisonOf(unit),
    );
    expect((await feed.next()).__typename).toBe('FeedCaughtUp');
    await accept(next);
    expect(await feed.take(2)).toMatchObject([
      { id, from: 'ACTIVE', to: 'SUPERSEDED', effect: 'CHANGED' },
      { id: next, from: 'UNDER_REVIEW', to: 'ACTIVE', effect: 'CHANGED' },
    ]);
  });
});

describe('a draft', () => {
  test.each(['PLACE', 'UNIT'] as const)('of the side %s is its own alone', async (proposedBy) => {
    const { street, unit, terms } = await begin();
    const staff = (await office.account({ role: 'STREET_ADMIN', place: street })).token;
    const liaison = await liaisonOf(unit);
    const [own, other] = proposedBy === 'PLACE' ? [staff, liaison] : [liaison, staff];
    const feed = await listen<{ __typename: string; id?: string }>(
      `subscription { agreementChanged { __typename ... on AgreementChange { id from to effect agreement { title } } } }`,
      {},
      other,
    );
    await feed.next();
    const listed = async (token: string) =>
      await as(token).ask(
        '{ agreements(filter: { state: { in: [DRAFT] } }) { totalCount nodes { id } } viewer { visible { agreements } } }',
      );
    const before = [await listed(own), await listed(other)];
    const document = `mutation ($input: ProposeAgreementInput!) { draftAgreement(input: $input) { agreement { id state } } }`;
    const { draftAgreement } = await as(own).ask(document, { input: { ...terms, proposedBy } });
    const { id } = draftAgreement.agreement;
    expect(draftAgreement.agreement.state).toBe('DRAFT');
    expect((await listed(own)).agreements.nodes).toEqual([{ id }]);
    expect((await listed(own)).viewer.visible.agreements).toBe(
      before[0].viewer.visible.agreements + 1,
    );
    expect(await listed(other)).toEqual(before[1]);
    expect(await read(id, other)).toBeNull();
    const revise = `mutation ($input: ReviseAgreementInput!) { reviseAgreement(input: $input) { agreement { title } } }`;
    const input = { agreementId: id, title: '改过的草稿' };
    expect(await as(other).refusal(revise, { input })).toMatchObject({ code: 'NOT_FOUND' });
    await as(own).ask(revise, { input });
    const submit = `mutation ($input: AgreementInput!) { submitAgreement(input: $input) { agreement { state } } }`;
    await as(own).ask(submit, { input: { agreementId: id } });
    expect(await feed.next()).toEqual({
      __typename: 'AgreementChange',
      id,
      from: null,
      to: 'UNDER_REVIEW',
      effect: 'ENTERED',
      agreement: { title: '改过的草稿' },
    });
    expect(feed.waiting()).toEqual([]);
    expect(await read(id, other)).toMatchObject({ title: '改过的草稿' });
  });
});

describe('what is opened', () => {
  /** Needs and a resource of another unit, here and in a community beside, that the unit sees. */
  async function seenBy(unit: { id: string }, street: Built, place: Built) {
    const beside = await build.place('COMMUNITY', street);
    const need = async (at: Built, category: string) => [
      `${at === place ? 'here' : 'beside'} ${category}`,
      (await build.need({ place: at, category })).id,
    ];
    const needs = Object.fromEntries([
      await need(place, 'ELDERLY_CARE'),
      await need(place, 'LEGAL_AID'),
      await need(beside, 'ELDERLY_CARE'),
    ]) as Record<string, string>;
    const other = await build.unit({ place });
    const shared = await build.resource({
      unit: other,
      place,
      ...({ openTo: 'PARTNERS', categories: ['ELDERLY_CARE'] } as object),
    });
    const token = await liaisonOf(unit);
    const answer = await as(token).ask(
      '{ needs(first: 100) { totalCount nodes { id } } resources(first: 100) { nodes { id } } }',
    );
    const ids = new Set(answer.needs.nodes.map(({ id }: { id: string }) => id));
    expect(answer.needs.totalCount).toBe(ids.size);
    const own = answer.resources.nodes.some(({ id }: { id: string }) => id === shared.id);
    const seen = Object.keys(needs).filter((name) => ids.has(needs[name] ?? ''));
    return { seen: [...seen, ...(own ? ['resource'] : [])], needs };
  }
  const ALL = ['here ELDERLY_CARE', 'here LEGAL_AID', 'beside ELDERLY_CARE', 'resource'];

  test.each([
    [{}, ALL],
    [{ direction: 'UNIT_TO_PLACE' }, ALL.slice(0, 3)],
    [{ direction: 'PLACE_TO_UNIT' }, ['resource']],
    [{ openedLists: ['NEEDS'] }, ALL.slice(0, 3)],
    [{ openedCategories: ['LEGAL_AID'] }, ['here LEGAL_AID']],
    [{ openedCategories: ['ELDERLY_CARE'], openedLists: ['RESOURCES'] }, ['resource']],
    [{ openedPlaces: 'here' }, ['here ELDERLY_CARE', 'here LEGAL_AID', 'resource']],
    [
      { openedPlaces: 'here', openedCategories: ['ELDERLY_CARE'] },
      ['here ELDERLY_CARE', 'resource'],
    ],
  ])('with %j is seen, and nothing else', async (input, expected) => {
    const { street, place, unit, id } = await begin();
    const openedPlaces = 'openedPlaces' in input ? [{ id: place.id }] : null;
    await accept(await amended(id, { ...input, openedPlaces }));
    expect((await seenBy(unit, street, place)).seen).toEqual(expected);
  });

  test('is claimed, and what is not is not', async () => {
    const { street, place, unit, id } = await begin();
    await accept(await amended(id, { openedCategories: ['LEGAL_AID'] }));
    const { needs } = await seenBy(unit, street, place);
    const claim = (name: string) => ({ needId: needs[name], unitId: unit.id, quantity: 1 });
    expect(await build.refused('claimNeed', claim('here ELDERLY_CARE'))).toMatchObject({
      code: 'CONFLICT',
    });
    await build.run('claimNeed', claim('here LEGAL_AID'));
    const offers = async (name: string) =>
      (
        await as(await liaisonOf(unit)).ask(
          'query ($id: ID!) { need(by: { id: $id }) { allowedCommands } }',
          {
            id: needs[name],
          },
        )
      ).need;
    expect(await offers('here ELDERLY_CARE')).toBeNull();
    // Raised by the unit, it is seen; under this agreement it is not the unit's to claim.
    const { id: raised } = await build.need({ place, unitId: unit.id, category: 'ELDERLY_CARE' });
    needs['raised'] = raised;
    expect((await offers('raised')).allowedCommands).not.toContain('claimNeed');
    const { id: other } = await build.need({ place, unitId: unit.id, category: 'LEGAL_AID' });
    needs['raised'] = other;
    expect((await offers('raised')).allowedCommands).toContain('claimNeed');
  });

  test('is told live as it is listed, and so what an amendment opens and closes', async () => {
    const { place, unit, id } = await begin();
    await accept(await amended(id, { openedCategories: ['LEGAL_AID'] }));
    const feed = await listen<{ __typename: string; id?: string }>(
      `subscription { needChanged { __typename ... on NeedChange { id effect } } }`,
      {},
      await liaisonOf(unit),
    );
    await feed.next();
    await build.need({ place, category: 'ELDERLY_CARE' });
    const legal = await build.need({ place, category: 'LEGAL_AID' });
    expect(await feed.next()).toMatchObject({ id: legal.id, effect: 'ENTERED' });
    const current = (await read(id)).supersededBy.id;
    await accept(await amended(current, { openedCategories: ['ELDERLY_CARE'] }));
    await build.need({ place, category: 'LEGAL_AID' });
    const elderly = await build.need({ place, category: 'ELDERLY_CARE' });
    expect(await feed.next()).toMatchObject({ id: elderly.id, effect: 'ENTERED' });
    expect(feed.waiting()).toEqual([]);
  });

  test('is what the direction can open, and places below its own', async () => {
    const { terms, place, street } = await begin();
    const elsewhere = await build.place('COMMUNITY');
    for (const input of [
      { direction: 'UNIT_TO_PLACE', openedLists: ['RESOURCES'] },
      { openedLists: [] },
      { openedCategories: [] },
      { openedPlaces: [] },
      { openedPlaces: [{ id: elsewhere.id }] },
      { openedPlaces: [{ id: street.id }] },
    ]) {
      expect(await build.refused('proposeAgreement', { ...terms, ...input })).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
    const missing = { openedPlaces: [{ id: 'place_none' }] };
    expect(await build.refused('proposeAgreement', { ...terms, ...missing })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { agreement } = await build.run('proposeAgreement', {
      ...terms,
      openedPlaces: [{ id: place.id }, { code: place.code }],
    });
    expect((await read(agreement.id)).openedPlaces).toEqual([{ id: place.id }]);
  });

  test('moves with its places; one that was moved out of the agreement’s own is open no more', async () => {
    const { street, place, unit, id } = await begin();
    const grid = await build.place('GRID', place);
    await accept(await amended(id, { openedPlaces: [{ id: grid.id }] }));
    const need = await build.need({ place: grid });
    const sees = async () =>
      (
        await as(await liaisonOf(unit)).ask('query ($id: ID!) { need(by: { id: $id }) { id } }', {
          id: need.id,
        })
      ).need !== null;
    expect(await sees()).toBe(true);
    await build.run('movePlace', {
      placeId: grid.id,
      parentId: (await build.place('COMMUNITY', street)).id,
    });
    expect(await sees()).toBe(true);
    await build.run('movePlace', { placeId: grid.id, parentId: (await build.place()).id });
    expect(await sees()).toBe(false);
  });
});

describe('the list of agreements', () => {
  const idsOf = async (variables: Record<string, unknown>, token = office.token) => {
    const { agreements } = await as(token).ask(
      `query ($scope: ScopeInput, $filter: AgreementFilter, $orderBy: [AgreementOrder!], $first: Int, $after: String) {
        agreements(scope: $scope, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
      variables,
    );
    return {
      ids: agreements.nodes.map(({ id }: { id: string }) => id) as string[],
      total: agreements.totalCount as number,
      end: agreements.pageInfo.endCursor as string,
    };
  };
  const until = (id: string, day: string) =>
    sql(
      `update agreement set valid_until = (now() at time zone 'Asia/Shanghai')::date + $2::integer where id = $1`,
      [id, day],
    );

  test('is that of a place, of a unit, of the viewer', async () => {
    const [one, two] = [await begin(), await begin()];
    expect((await idsOf({ scope: { placeId: one.street.id } })).ids).toEqual([one.id]);
    expect((await idsOf({ scope: { unitId: two.unit.id } })).ids).toEqual([two.id]);
    const token = await liaisonOf(one.unit);
    expect((await idsOf({}, token)).ids).toEqual([one.id]);
    expect((await idsOf({ scope: { mine: true } }, token)).ids).toEqual([one.id]);
    expect((await idsOf({ scope: { unitId: two.unit.id } }, token)).ids).toEqual([]);
    const staff = (await office.account({ role: 'COMMUNITY_STAFF', place: two.street })).token;
    expect((await idsOf({ scope: { mine: true } }, staff)).ids).toEqual([two.id]);
  });

  test('holds those that end within so many days, in the order of their last days, page by page', async () => {
    const street = await build.place('STREET');
    const made: string[] = [];
    for (const days of ['30', '0', '31', '-1', '7']) {
      const unit = await build.unit();
      const { id } = await build.agreement({ unit, place: street });
      await until(id, days);
      made.push(id);
    }
    const [in30, today, in31, , in7] = made;
    const scope = { placeId: street.id };
    const orderBy = [{ field: 'VALID_UNTIL', direction: 'ASC' }];
    const within = (expiringWithinDays: number) => ({
      scope,
      orderBy,
      filter: { expiringWithinDays },
    });
    expect((await idsOf(within(30))).ids).toEqual([today, in7, in30]);
    expect((await idsOf(within(31))).ids).toEqual([today, in7, in30, in31]);
    expect((await idsOf(within(0))).ids).toEqual([today]);
    expect((await idsOf(within(-1))).ids).toEqual([]);
    expect((await idsOf(within(2_000_000_000))).ids).toHaveLength(4);
    const not = { scope, orderBy, filter: { not: { expiringWithinDays: 30 } } };
    expect((await idsOf(not)).ids).toEqual([made[3], in31]);
    const first = await idsOf({ ...within(30), first: 2 });
    expect(first).toMatchObject({ ids: [today, in7], total: 3 });
    expect((await idsOf({ ...within(30), first: 2, after: first.end })).ids).toEqual([in30]);
    expect((await idsOf({ scope, filter: { isInForce: false } })).ids).toEqual([made[3]]);
    expect((await idsOf({ scope, filter: { validUntil: { gte: '2090-01-01' } } })).ids).toEqual([]);
  });

  test('is filtered live as it is when it is asked for', async () => {
    const { street, id } = await begin();
    const feed = await listen<{ __typename: string }>(
      `subscription ($scope: ScopeInput, $filter: AgreementFilter) { agreementChanged(scope: $scope, filter: $filter) {
        __typename ... on AgreementChange { id effect } } }`,
      { scope: { placeId: street.id }, filter: { expiringWithinDays: 30 } },
    );
    await feed.next();
    await until(id, '30');
    expect(await feed.next()).toMatchObject({ id, effect: 'ENTERED' });
    await until(id, '31');
    expect(await feed.next()).toMatchObject({ id, effect: 'LEFT' });
  });
});

/** The street of a community. */
async function above({ path }: Built): Promise<Built> {
  const [row] = await sql<{ id: string; code: string; path: string }>(
    `select id, code, path from place where kind = 'STREET' and $1 ^@ path`,
    [path],
  );
  if (!row) throw new Error('the community hangs on no street');
  return row;
}
