/**
 * Who may give which command, written by hand from the domain text, with what each is given on: a place of every level,
 * two units with agreements there, a viewer of every role.
 */
import type { Asker } from '../support/ask.ts';
import { INPUT_TYPES } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import { accountCases } from './account-cases.ts';
import { figureCases } from './figure-cases.ts';
import { meetingCases } from './meeting-cases.ts';
import { peopleCases } from './people-cases.ts';
import { projectCases } from './project-cases.ts';
import { provisionCases } from './provision-cases.ts';

const LEAD = ['DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY'];
const OFFICE = [...LEAD, 'COMMUNITY_STAFF'];
const STAFF = [...OFFICE, 'GRID_WORKER'];
const UNIT = ['LIAISON'];

export interface Case {
  permission: string;
  may: string[];
  /** Viewers of this case alone, who may not. */
  also?: Record<string, string>;
  /** Makes what the command is given on, as somebody who may everything. */
  input: () => Promise<Record<string, unknown>>;
}

export async function makeCases(hub: TestHub) {
  const { build, office } = hub;
  const district = await build.place('DISTRICT');
  const street = await build.place('STREET', district);
  const community = await build.place('COMMUNITY', street);
  const beside = await build.place('COMMUNITY', street);
  const grid = await build.place('GRID', community);
  const far = await build.place('STREET', district);
  const unit = await build.unit({ place: community });
  const stranger = await build.unit({ place: beside });
  await build.agreement({ unit, place: community });
  await build.agreement({ unit: stranger, place: community });

  const tokens: Record<string, string | null> = {
    DISTRICT_ADMIN: (await office.account({ role: 'DISTRICT_ADMIN', place: district })).token,
    STREET_ADMIN: (await office.account({ role: 'STREET_ADMIN', place: street })).token,
    COMMUNITY_SECRETARY: (await office.account({ role: 'COMMUNITY_SECRETARY', place: community }))
      .token,
    COMMUNITY_STAFF: (await office.account({ role: 'COMMUNITY_STAFF', place: community })).token,
    GRID_WORKER: (await office.account({ role: 'GRID_WORKER', place: grid })).token,
    LIAISON: (await office.account({ role: 'UNIT_LIAISON', unit })).token,
    'liaison of another unit': (await office.account({ role: 'UNIT_LIAISON', unit: stranger }))
      .token,
    'secretary beside': (await office.account({ role: 'COMMUNITY_SECRETARY', place: beside }))
      .token,
    SCREEN: (await office.account({ role: 'SCREEN', place: district })).token,
    AUDITOR: (await office.account({ role: 'AUDITOR', place: district })).token,
    INTEGRATION: (await office.account({ role: 'INTEGRATION', place: district })).token,
    nobody: null,
  };

  const need = (given = {}) => build.need({ place: grid, quantity: 4, ...given });
  const reported = (given = {}) => need({ state: 'REPORTED', ...given });
  const id = (one: { id: string }) => one.id;
  const reason = '演示原因';
  const claimed = async (...steps: string[]) => {
    const { id: claimId } = await build.claim({ need: await need(), unit, quantity: 4 });
    for (const step of steps) await build.run(step, { claimId });
    return claimId;
  };
  const proposed = async (origin: string) => {
    const input = { needId: id(await need()), unitId: unit.id, quantity: 1, origin };
    return (await build.run('claimNeed', input)).claim.id;
  };
  const delivered = async (given = {}) => {
    const made = await need(given);
    const { id: claimId } = await build.claim({ need: made, unit, quantity: 4 });
    await build.run('startClaim', { claimId });
    await build.run('deliverClaim', { claimId });
    return { needId: made.id as string, claimId: claimId as string };
  };
  const closed = async (given = {}) => {
    const { needId } = await delivered(given);
    await build.run('closeNeed', { needId, rating: 5 });
    return needId;
  };
  const shelved = async () => {
    const { id: needId } = await need();
    await build.run('shelveNeed', { needId, reason, reviewOn: '2099-01-01' });
    return needId;
  };
  const resource = () => build.resource({ unit, place: community, quantity: 9 });
  const report = { place: { id: grid.id }, title: '演示', category: 'OTHER' };
  const offer = {
    unitId: unit.id,
    place: { id: community.id },
    kind: 'PEOPLE',
    title: '演示',
    categories: ['OTHER'],
    availableFrom: '2020-01-01',
    availableUntil: '2099-12-31',
  };
  const offered = async () => (await build.run('offerResource', offer)).resource.id;
  const amended = async () => {
    const { id: resourceId } = await resource();
    await build.run('amendResource', { resourceId, title: '改' });
    return resourceId;
  };
  const paused = async () => {
    const { id: resourceId } = await resource();
    await build.run('pauseResource', { resourceId });
    return resourceId;
  };
  const agreement = {
    unitId: unit.id,
    place: { id: community.id },
    title: '演示',
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
  };
  const asked = async (proposedBy: string) =>
    (await build.run('proposeAgreement', { ...agreement, proposedBy })).agreement.id;

  const ofNeed = (
    permission: Case['permission'],
    may: string[],
    make: () => Promise<string>,
    more = {},
  ): Case => ({
    permission,
    may,
    input: async () => ({ needId: await make(), ...more }),
  });
  const ofClaim = (
    permission: Case['permission'],
    may: string[],
    make: () => Promise<string>,
    more = {},
  ): Case => ({
    permission,
    may,
    input: async () => ({ claimId: await make(), ...more }),
  });
  const own = { unitId: unit.id };

  const CASES: Case[] = [
    { permission: 'reportNeed', may: STAFF, input: async () => report },
    { permission: 'reportNeed', may: UNIT, input: async () => ({ ...report, ...own }) },
    ofNeed('amendNeed', STAFF, async () => id(await reported()), { title: '改' }),
    ofNeed('amendNeed', UNIT, async () => id(await reported(own)), { title: '改' }),
    ofNeed('resubmitNeed', STAFF, async () => {
      const { id: needId } = await reported();
      await build.run('returnNeed', { needId, reason });
      return needId;
    }),
    ofNeed('withdrawNeed', STAFF, async () => id(await need()), { reason }),
    ofNeed('withdrawNeed', UNIT, async () => id(await need(own)), { reason }),
    ofNeed('listNeed', LEAD, async () => id(await reported())),
    ofNeed('listNeed', LEAD, async () => id(await reported(own))),
    ofNeed('publishNeed', LEAD, async () => id(await need())),
    ofNeed('unpublishNeed', LEAD, async () => {
      const needId = id(await need());
      await build.run('publishNeed', { needId });
      return needId;
    }),
    ofNeed('changeNeedVisibility', LEAD, async () => id(await need()), { visibility: 'INTERNAL' }),
    ofNeed('returnNeed', LEAD, async () => id(await reported()), { reason }),
    ofNeed('rejectNeed', LEAD, async () => id(await reported()), { reason }),
    {
      permission: 'mergeNeed',
      may: LEAD,
      input: async () => ({ needId: id(await reported()), intoId: id(await need()) }),
    },
    ofNeed('shelveNeed', LEAD, async () => id(await need()), { reason, reviewOn: '2099-01-01' }),
    ofNeed('relistNeed', LEAD, shelved),
    ofNeed('resolveNeed', OFFICE, async () => id(await need()), { reason }),
    ofNeed('refuseDelivery', STAFF, async () => (await delivered()).needId, {
      reason,
      quantityOpen: 1,
    }),
    ofNeed('closeNeed', STAFF, async () => (await delivered()).needId, { rating: 4 }),
    ofNeed('closeNeed', UNIT, async () => (await delivered(own)).needId, { rating: 4 }),
    ofNeed('reopenNeed', STAFF, closed, { reason, quantityOpen: 1 }),
    ofNeed('claimNeed.UNIT_BID', UNIT, async () => id(await need()), {
      ...own,
      quantity: 1,
      origin: 'UNIT_BID',
    }),
    ofNeed(
      'claimNeed.STREET_ASSIGNED',
      ['DISTRICT_ADMIN', 'STREET_ADMIN'],
      async () => id(await need()),
      {
        ...own,
        quantity: 1,
        origin: 'STREET_ASSIGNED',
      },
    ),
    ofNeed('claimNeed.SUGGESTED', LEAD, async () => id(await need()), {
      ...own,
      quantity: 1,
      origin: 'SUGGESTED',
    }),
    {
      permission: 'adoptPlan',
      may: LEAD,
      input: async () => {
        const [wanted, given] = [await need(), await resource()];
        const versions = { needVersion: wanted.version, resourceVersion: given.version };
        const line = { needId: wanted.id, resourceId: given.id, quantity: 1, ...versions };
        return { placeId: grid.id, claims: [line] };
      },
    },
    ofClaim('amendClaim.UNIT_BID', UNIT, () => proposed('UNIT_BID'), { quantity: 2 }),
    ofClaim(
      'amendClaim.STREET_ASSIGNED',
      ['DISTRICT_ADMIN', 'STREET_ADMIN'],
      () => proposed('STREET_ASSIGNED'),
      { quantity: 2 },
    ),
    ofClaim('amendClaim.SUGGESTED', LEAD, () => proposed('SUGGESTED'), { quantity: 2 }),
    ofClaim('acceptClaim.PLACE', LEAD, () => proposed('UNIT_BID')),
    ofClaim('acceptClaim.UNIT', UNIT, () => proposed('STREET_ASSIGNED')),
    ofClaim('declineClaim', [...LEAD, ...UNIT], () => proposed('UNIT_BID'), { reason }),
    ofClaim('startClaim', UNIT, () => claimed()),
    ofClaim('deliverClaim', UNIT, () => claimed('startClaim')),
    ofClaim('confirmClaim', STAFF, async () => (await delivered()).claimId),
    ofClaim('confirmClaim', UNIT, async () => (await delivered(own)).claimId),
    ofClaim('withdrawClaim', UNIT, () => claimed(), { reason }),
    ofClaim('reportNoShow', OFFICE, () => claimed(), { reason }),
    { permission: 'offerResource', may: UNIT, input: async () => offer },
    {
      permission: 'amendResource',
      may: UNIT,
      input: async () => ({ resourceId: await offered(), title: '改' }),
    },
    { permission: 'listResource', may: LEAD, input: async () => ({ resourceId: await offered() }) },
    {
      permission: 'approveResource',
      may: LEAD,
      input: async () => ({ resourceId: await amended() }),
    },
    {
      permission: 'refuseResource',
      may: LEAD,
      input: async () => ({ resourceId: await amended(), reason }),
    },
    {
      permission: 'pauseResource',
      may: UNIT,
      input: async () => ({ resourceId: id(await resource()) }),
    },
    {
      permission: 'resumeResource',
      may: UNIT,
      input: async () => ({ resourceId: await paused() }),
    },
    {
      permission: 'withdrawResource',
      may: UNIT,
      input: async () => ({ resourceId: await offered() }),
    },
    {
      permission: 'proposeAgreement.PLACE',
      may: LEAD,
      input: async () => ({ ...agreement, proposedBy: 'PLACE' }),
    },
    {
      permission: 'proposeAgreement.UNIT',
      may: UNIT,
      input: async () => ({ ...agreement, proposedBy: 'UNIT' }),
    },
    {
      permission: 'acceptAgreement.UNIT',
      may: UNIT,
      input: async () => ({ agreementId: await asked('PLACE') }),
    },
    {
      permission: 'acceptAgreement.PLACE',
      may: LEAD,
      input: async () => ({ agreementId: await asked('UNIT') }),
    },
    {
      permission: 'rejectAgreement.UNIT',
      may: UNIT,
      input: async () => ({ agreementId: await asked('PLACE'), reason }),
    },
    {
      permission: 'rejectAgreement.PLACE',
      may: LEAD,
      input: async () => ({ agreementId: await asked('UNIT'), reason }),
    },
    {
      permission: 'draftAgreement.PLACE',
      may: LEAD,
      input: async () => ({ ...agreement, proposedBy: 'PLACE' }),
    },
    {
      permission: 'draftAgreement.UNIT',
      may: UNIT,
      input: async () => ({ ...agreement, proposedBy: 'UNIT' }),
    },
    ...(['PLACE', 'UNIT'] as const).flatMap((side): Case[] => {
      const may = side === 'PLACE' ? LEAD : UNIT;
      const input = async () => ({ agreementId: await drafted(side) });
      return [
        { permission: `reviseAgreement.${side}`, may, input },
        { permission: `submitAgreement.${side}`, may, input },
        {
          permission: `amendAgreement.${side}`,
          may,
          input: async () => ({ agreementId: await inForce(), proposedBy: side }),
        },
      ];
    }),
    { permission: 'terminateAgreement', may: [...LEAD, ...UNIT], input: terminable },
    {
      permission: 'movePlace',
      may: ['DISTRICT_ADMIN'],
      input: async () => ({
        placeId: id(await build.place('GRID', community)),
        parentId: beside.id,
      }),
    },
    {
      permission: 'recodePlace',
      may: ['DISTRICT_ADMIN'],
      input: async () => ({
        placeId: id(await build.place('GRID', community)),
        code: String(Date.now()),
      }),
    },
    ...(await accountCases(hub, { street, grid, far, unit, need })),
    ...(await meetingCases(hub, { grid, unit })),
    ...(await peopleCases(hub, { street, grid, unit })),
    ...(await provisionCases(hub, { street, grid })),
    ...(await figureCases(hub, { grid })),
    ...(await projectCases(hub, { community, unit })),
  ];

  async function terminable(): Promise<Record<string, unknown>> {
    return { agreementId: await inForce(), reason };
  }

  async function inForce(): Promise<string> {
    const agreementId = await asked('PLACE');
    await build.run('acceptAgreement', { agreementId });
    return agreementId;
  }

  async function drafted(proposedBy: string): Promise<string> {
    return (await build.run('draftAgreement', { ...agreement, proposedBy })).agreement.id;
  }

  return { tokens, cases: CASES };
}

/** The mutation that a permission is about. */
export function commandOf(permission: string): string {
  return permission.split('.')[0] ?? '';
}

export async function outcome(
  asker: Asker,
  command: string,
  input: Record<string, unknown>,
): Promise<string> {
  const type = INPUT_TYPES[command] ?? `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
  const { errors } = await asker.answer(
    `mutation ($input: ${type}!) { ${command}(input: $input) { __typename } }`,
    { input },
  );
  return errors ? String(errors[0]?.extensions['code']) : 'done';
}

/** Drafts, and links for walls: whoever makes one for the other side is not shown it, and is told as if it were not there. */
export async function draftsIn({ sql }: Pick<TestHub, 'sql'>): Promise<number> {
  const text = `select (select count(*) from agreement where state = 'DRAFT')::integer
    + (select count(*) from screen_link)::integer as n`;
  return (await sql<{ n: number }>(text))[0]?.n ?? 0;
}

/** The object that an input names, as the commands on it are offered to a viewer. */
export async function offersOf(asker: Asker, input: Record<string, unknown>): Promise<string[]> {
  const key = [
    'figureReportId',
    'projectId',
    'claimId',
    'resourceId',
    'agreementId',
    'decisionId',
    'meetingId',
    'needId',
  ].find((one) => one in input);
  if (!key) return [];
  const types =
    '... on Need { allowedCommands } ... on Claim { allowedCommands } ... on Resource { allowedCommands } ... on Agreement { allowedCommands } ... on Meeting { allowedCommands } ... on Decision { allowedCommands } ... on Project { allowedCommands } ... on FigureReport { allowedCommands }';
  const { node } = await asker.ask(`query ($id: ID!) { node(id: $id) { ${types} } }`, {
    id: input[key],
  });
  return node?.allowedCommands ?? [];
}

export const OFFERED =
  /^(?!reportNeed|adoptPlan|offerResource|proposeAgreement|draftAgreement|movePlace|recodePlace|grantRole|endGrant|createToken|revokeToken|createScreenLink|revokeScreenLink|revealField|amendLiaison|setAccountPerson|registerPerson|amendPerson|mergePersons|erasePerson|appointPerson|endAppointment|establishCivicBody|dissolveCivicBody|setBrand|beginTerm|amendTerm|seatUnit|endSeat|setMeetingRules|planMeeting|proposeAgendaItem|withdrawAgendaItem|recordDecision|proposeProject|registerVenue|amendVenue|upgradeVenue|closeVenue|offerServiceItem|amendServiceItem|endServiceItem|delegateFunction|endDelegatedFunction|reportFigure)/;
