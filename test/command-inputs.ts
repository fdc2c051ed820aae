/** What each command of the hub can be given, so that it is done: for tests that go through all of them. */
import { type Lifecycle, lifecyclesOf } from './lifecycles.ts';
import { committeeOf, soon } from './meeting-lifecycles.ts';
import type { TestHub } from './support/hub.ts';

type Input = Record<string, unknown>;
type Pair = Awaited<ReturnType<TestHub['build']['pair']>>;

/** A new input at each call. @throws Error for a command of which nothing is said here or in `lifecycles` */
export async function inputsOf(hub: TestHub): Promise<(command: string) => Promise<Input>> {
  const pair = await hub.build.pair();
  const lifecycles = await lifecyclesOf(hub, pair);
  const made = makingOf(hub, pair, lifecycles);
  return async (command) => {
    const input = (await ofLifecycle(command)) ?? (await made[command]?.());
    if (!input) throw new Error(`say what ${command} is given`);
    return input;
  };

  /** One of the states that the command leads on from. */
  async function ofLifecycle(command: string): Promise<Input | undefined> {
    for (const { moves, make, before, key, commands } of Object.values(lifecycles)) {
      const state = Object.keys(moves).find((from) => moves[from]?.[command] !== undefined);
      if (state === undefined) continue;
      const id = await make(state);
      await before?.(command, id);
      return { [key]: id, ...commands[command] };
    }
    return undefined;
  }
}

/** Commands that make something, and those on what has no states: what they are given. */
function makingOf(
  { build, office, sql, clock }: TestHub,
  { place, unit }: Pair,
  lifecycles: Record<string, Lifecycle>,
) {
  const reason = '测试用的原因';
  async function screen() {
    const { accountId } = await office.account({ role: 'SCREEN', place });
    const [row] = await sql<{ grantId: string; tokenId: string }>(
      `select g.id as "grantId", t.id as "tokenId" from access_grant g join token t using (account_id) where account_id = $1`,
      [accountId],
    );
    if (!row) throw new Error('the account has no grant and token');
    return { accountId, ...row };
  }
  const terms = {
    unitId: unit.id,
    place: { id: place.id },
    title: '共建协议书',
    validFrom: '2020-01-01',
    validUntil: '2099-12-31',
  };
  const made: Record<string, () => Promise<Input>> = {
    reportNeed: async () => ({
      place: { id: place.id },
      title: '路灯',
      category: 'PUBLIC_FACILITY',
    }),
    claimNeed: async () => ({
      needId: (await build.need({ place })).id,
      unitId: unit.id,
      quantity: 1,
    }),
    adoptPlan: async () => {
      const wanted = await build.need({ place });
      const given = await build.resource({ unit, place });
      const versions = { needVersion: wanted.version, resourceVersion: given.version };
      const line = { needId: wanted.id, resourceId: given.id, quantity: 1, ...versions };
      return { placeId: place.id, claims: [line] };
    },
    unpublishNeed: async () => {
      const { id: needId } = await build.need({ place });
      await build.run('publishNeed', { needId });
      return { needId };
    },
    offerResource: async () => ({
      unitId: unit.id,
      place: { id: place.id },
      kind: 'PEOPLE',
      title: '志愿服务队',
      categories: ['PUBLIC_FACILITY'],
      availableFrom: '2020-01-01',
      availableUntil: '2099-12-31',
    }),
    proposeAgreement: async () => terms,
    draftAgreement: async () => terms,
    amendAgreement: async () => ({
      agreementId: (await build.agreement({ unit, place })).id,
      title: '修订后的共建协议书',
    }),
    proposeProject: async () => ({
      place: { id: place.id },
      title: '楼道改造',
      leadId: (await build.person(place)).id,
    }),
    amendLiaison: async () => ({ unitId: unit.id, contactName: '演示' }),
    ...peopleInputs(),
    movePlace: async () => ({
      placeId: (await build.place('GRID', place)).id,
      parentId: (await build.place('COMMUNITY')).id,
    }),
    recodePlace: async () => ({
      placeId: (await build.place('GRID', place)).id,
      code: '9999999901',
    }),
    grantRole: async () => ({ accountName: '演示', role: 'SCREEN', placeId: place.id }),
    endGrant: async () => ({ grantId: (await screen()).grantId }),
    createToken: async () => ({ accountId: (await screen()).accountId, label: '演示' }),
    createScreenLink: async () => ({ placeId: place.id, label: '大厅' }),
    revokeScreenLink: async () => {
      const given = { placeId: place.id, label: '大厅' };
      const { screenLink } = await build.run('createScreenLink', given);
      return { screenLinkId: screenLink.id };
    },
    revokeToken: async () => ({ tokenId: (await screen()).tokenId }),
    revealField: async () => ({
      objectId: (await build.need({ place })).id,
      field: 'ACTOR',
      reason,
    }),
  };
  return made;

  function peopleInputs(): Record<string, () => Promise<Input>> {
    const someone = () => build.person(place);
    const appointed = async () => {
      const { id: personId } = await someone();
      const { id: bodyId } = await build.party(place);
      const given = { personId, bodyId, post: 'MEMBER' };
      return (await build.run('appointPerson', given)).appointment.id;
    };
    const term = async () => ({
      bodyId: (await build.party(place)).id,
      number: 3,
      validFrom: '2024-01-01',
      validUntil: '2028-12-31',
    });
    const committee = () => committeeOf({ build }, { place, unit });
    const planned = async () => ({
      committeeId: (await committee()).committeeId,
      title: '联席会议',
      venue: '议事厅',
      scheduledAt: soon({ clock }),
    });
    const meetingId = async () => (await build.run('planMeeting', await planned())).meeting.id;
    const item = async () => ({
      meetingId: await meetingId(),
      title: '楼道照明',
      description: '说明',
    });
    const venue = async () => ({
      place: { id: place.id },
      name: '示范党群服务中心',
      area: 900,
      openedOn: '2020-01-01',
    });
    const registered = async () => (await build.run('registerVenue', await venue())).venue.id;
    const service = async () => ({
      place: { id: place.id },
      scheme: 'NEARBY',
      field: 'TAX',
      name: '个人所得税咨询',
      counter: '一号窗口',
      materials: '身份证明',
    });
    const offered = async () =>
      (await build.run('offerServiceItem', await service())).serviceItem.id;
    const delegated = async () => ({
      place: { id: (await build.place('STREET')).id },
      bureau: '司法局',
      name: '人民调解指导',
      validFrom: '2020-01-01',
    });
    return {
      seatUnit: async () => ({
        committeeId: (await build.party(place, 'JOINT_COMMITTEE')).id,
        unitId: unit.id,
      }),
      endSeat: async () => ({ seatId: (await committee()).seatId }),
      setMeetingRules: async () => ({
        committeeId: (await committee()).committeeId,
        everyDays: 90,
      }),
      planMeeting: planned,
      proposeAgendaItem: item,
      withdrawAgendaItem: async () => ({
        agendaItemId: (await build.run('proposeAgendaItem', await item())).agendaItem.id,
      }),
      recordDecision: async () => ({
        meetingId: await lifecycles['meeting']?.make('HELD'),
        text: '更换灯具',
        ownerId: unit.id,
        dueOn: '2099-01-01',
      }),
      registerPerson: async () => ({ name: '王示范', place: { id: place.id } }),
      amendPerson: async () => ({ personId: (await someone()).id, name: '李示范' }),
      mergePersons: async () => ({ personId: (await someone()).id, intoId: (await someone()).id }),
      erasePerson: async () => ({ personId: (await someone()).id }),
      appointPerson: async () => ({
        personId: (await someone()).id,
        bodyId: (await build.party(place)).id,
        post: 'SECRETARY',
      }),
      endAppointment: async () => ({ appointmentId: await appointed() }),
      establishCivicBody: async () => ({
        place: { id: place.id },
        kind: 'OWNERS_COMMITTEE',
        name: '示范业委会',
      }),
      dissolveCivicBody: async () => {
        const given = { place: { id: place.id }, kind: 'OWNERS_COMMITTEE', name: '示范业委会' };
        const { civicBody } = await build.run('establishCivicBody', given);
        return { civicBodyId: civicBody.id };
      },
      reportFigure: async () => ({
        place: { id: place.id },
        metric: 'VILLAGES',
        value: 18,
        reportedOn: '2021-07-15',
        source: '示范日报',
      }),
      registerVenue: venue,
      amendVenue: async () => ({ venueId: await registered(), name: '示范服务中心' }),
      upgradeVenue: async () => ({ venueId: await registered(), upgrade: 'RENOVATE', area: 1200 }),
      closeVenue: async () => ({ venueId: await registered() }),
      offerServiceItem: service,
      amendServiceItem: async () => ({ serviceItemId: await offered(), hours: '周一至周五' }),
      endServiceItem: async () => ({ serviceItemId: await offered() }),
      delegateFunction: delegated,
      endDelegatedFunction: async () => ({
        delegatedFunctionId: (await build.run('delegateFunction', await delegated()))
          .delegatedFunction.id,
      }),
      setBrand: async () => ({
        partyOrganisationId: (await build.party(place)).id,
        name: '红色先锋',
        theme: '示范',
      }),
      beginTerm: term,
      amendTerm: async () => ({
        termId: (await build.run('beginTerm', await term())).term.id,
        validUntil: '2029-12-31',
      }),
      setAccountPerson: async () => ({
        accountId: (await screen()).accountId,
        personId: (await someone()).id,
      }),
    };
  }
}
