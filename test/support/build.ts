/** Makes what a test needs, with sensible defaults for the rest: `build.need({ quantity: 5 })`. */
import type { Asker } from './ask.ts';
import type { TestHub } from './hub.ts';
import type { Office } from './office.ts';
import { newId } from '../../src/id.ts';
import { keyOf } from '../../src/domain/place/path.ts';

export interface Built {
  id: string;
  code: string;
  path: string;
}

const ENDINGS = [
  'Project',
  'Agreement',
  'Resource',
  'Place',
  'Person',
  'Appointment',
  'Body',
  'Term',
  'Brand',
  'Liaison',
  'Venue',
];

/** Commands whose names do not end with what they answer. */
const OTHERWISE: Record<string, string> = {
  appointPerson: 'Appointment',
  reportMilestone: 'Project',
  reportSpending: 'Project',
};

const CHAIN = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID', 'BUILDING'] as const;
type Level = (typeof CHAIN)[number];

const id = (of: { id: string } | string) => (typeof of === 'string' ? of : of.id);

export class Builder {
  private readonly asker: Asker;
  private readonly sql: TestHub['sql'];
  private readonly office: Office;
  private made = 0;
  private readonly decided = new Map<string, { id: string }>();

  constructor(asker: Asker, sql: TestHub['sql'], office: Office) {
    this.asker = asker;
    this.sql = sql;
    this.office = office;
  }

  /** A place of the level, with all that stand above it made on the way. */
  async place(level: Level = 'COMMUNITY', above?: Built): Promise<Built> {
    const at = CHAIN.indexOf(level);
    if (level === 'PROVINCE') return this.office.root;
    const parent = above ?? (await this.place(CHAIN[at - 1]));
    const number = (this.made += 1);
    const place = {
      id: newId('place'),
      code: String(900_000_000 + number),
      path: `${parent.path}${keyOf(1_000 + number)}.`,
    };
    await this.sql(
      'insert into place (id, code, kind, name, parent_id, path) values ($1, $2, $3, $4, $5, $6)',
      [place.id, place.code, level, `${level}${number}`, parent.id, place.path],
    );
    return place;
  }

  async unit({ place }: { place?: Built } = {}): Promise<{ id: string; code: string }> {
    const at = place ?? (await this.place());
    const unit = { id: newId('unit'), code: `T${(this.made += 1)}` };
    await this.sql(
      `insert into partner_unit (id, code, name, sector, place_id, path) values ($1, $2, $3, 'SOCIAL', $4, $5)`,
      [unit.id, unit.code, `示范单位${unit.code}`, at.id, at.path],
    );
    await this.office.speakFor(unit);
    return unit;
  }

  /** In force, between the unit and the place. */
  async agreement({
    unit,
    place,
  }: {
    unit: { id: string };
    place: Built;
  }): Promise<{ id: string }> {
    const { proposeAgreement } = await this.asker.ask(
      `mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { agreement { id } } }`,
      {
        input: {
          unitId: unit.id,
          place: { id: place.id },
          title: '共建协议书',
          validFrom: '2020-01-01',
          validUntil: '2099-12-31',
        },
      },
    );
    await this.run('acceptAgreement', { agreementId: proposeAgreement.agreement.id });
    return proposeAgreement.agreement;
  }

  /** A place and a unit with an agreement between them. */
  async pair(): Promise<{ place: Built; unit: { id: string; code: string } }> {
    const place = await this.place();
    const unit = await this.unit({ place });
    await this.agreement({ unit, place });
    return { place, unit };
  }

  /** A person of the place, of the unit where one is given. */
  async person(place: Built, unit?: { id: string }): Promise<{ id: string }> {
    const input = { name: `示范${(this.made += 1)}`.replace(/\d+/, ''), place: { id: place.id } };
    const of = unit && { unitId: unit.id };
    return (await this.run('registerPerson', { ...input, ...of })).person;
  }

  /** A Party organisation on the place. */
  async party(place: Built, kind = 'BRANCH'): Promise<{ id: string }> {
    const party = { id: newId('party'), code: `P${(this.made += 1)}` };
    await this.sql(
      `insert into party_organisation (id, code, kind, name, place_id, path) values ($1, $2, $3, '示范党组织', $4, $5)`,
      [party.id, party.code, kind, place.id, place.path],
    );
    return party;
  }

  /** A need, LISTED unless `state: 'REPORTED'`. */
  async need(given: Record<string, unknown> & { place?: Built; state?: 'REPORTED' } = {}) {
    const { place, state, ...input } = given;
    const at = place ?? (await this.place());
    const { need } = await this.run('reportNeed', {
      place: { id: at.id },
      title: '楼道照明维修',
      category: 'PUBLIC_FACILITY',
      ...input,
    });
    if (state === 'REPORTED') return need;
    return (await this.run('listNeed', { needId: need.id })).need;
  }

  /** A resource of the unit, LISTED. */
  async resource({
    unit,
    place,
    ...input
  }: {
    unit: { id: string };
    place: Built;
    quantity?: number;
    unitOfMeasure?: string;
  }) {
    const { resource } = await this.run('offerResource', {
      unitId: unit.id,
      place: { id: place.id },
      kind: 'PEOPLE',
      title: '志愿服务队',
      categories: ['PUBLIC_FACILITY'],
      availableFrom: '2020-01-01',
      availableUntil: '2099-12-31',
      ...input,
    });
    return (await this.run('listResource', { resourceId: resource.id })).resource;
  }

  /** A claim by the unit, accepted unless `isAccepted: false`. */
  async claim({
    need,
    unit,
    isAccepted = true,
    ...input
  }: {
    need: { id: string } | string;
    unit: { id: string };
    quantity?: number;
    resourceId?: string;
    isAccepted?: boolean;
  }) {
    const { claim } = await this.run('claimNeed', {
      needId: id(need),
      unitId: unit.id,
      quantity: 1,
      ...input,
    });
    return isAccepted ? (await this.run('acceptClaim', { claimId: claim.id })).claim : claim;
  }

  /** A decision of a meeting of a joint committee of the place; the same again where it is asked for again. */
  async decision(place: Built): Promise<{ id: string }> {
    const known = this.decided.get(place.id);
    if (known) return known;
    const { id: committeeId } = await this.party(place, 'JOINT_COMMITTEE');
    const [meetingId, decision] = [newId('meeting'), { id: newId('decision') }];
    const number = `T${(this.made += 1)}`;
    await this.sql(
      `insert into meeting (id, number, committee_id, path, title, state, scheduled_at, venue, held_at, seats, present)
       values ($1, $2, $3, $4, '联席会议', 'HELD', now(), '议事厅', now(), 1, 1)`,
      [meetingId, number, committeeId, place.path],
    );
    await this.sql(
      `insert into decision (id, number, meeting_id, path, text, party_organisation_id, due_on, state)
       values ($1, $2, $3, $4, '同意立项', $5, '2099-01-01', 'OPEN')`,
      [decision.id, number, meetingId, place.path, committeeId],
    );
    this.decided.set(place.id, decision);
    return decision;
  }

  /** A project, PROPOSED, led by a new person of the place unless it is said by whom. */
  async project(given: Record<string, unknown> & { place?: Built } = {}) {
    const { place, ...input } = given;
    const at = place ?? (await this.place());
    const leadId = input['leadId'] ?? (await this.person(at)).id;
    const { project } = await this.run('proposeProject', {
      place: { id: at.id },
      title: '老旧小区楼道改造',
      leadId,
      milestones: [{ title: '摸排', dueOn: '2026-12-25' }],
      ...input,
    });
    return project;
  }

  /** Any command, with what its payload holds of ids, numbers and states. */
  async run(command: string, input: Record<string, unknown>) {
    const answer = await this.asker.ask(this.document(command), { input });
    return answer[command];
  }

  /** Any command that must be refused: the error's extensions. */
  async refused(command: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.asker.refusal(this.document(command), { input });
  }

  private document(command: string): string {
    const noun =
      /Need$|refuseDelivery|NeedVisibility$/.test(command) && command !== 'claimNeed' ? 'need' : '';
    const fields: Record<string, string> = {
      need: '{ need { id number state version needed committed uncommitted delivered } }',
      agreement: '{ agreement { id number state version isInForce } }',
      resource: '{ resource { id number state version reserved available } }',
      claim:
        '{ claim { id number state version quantity refusedQuantity } need { id state committed delivered } }',
      place: '{ place { id code name } }',
      person: '{ person { id version } }',
      appointment: '{ appointment { id validFrom validUntil isInForce } }',
      body: '{ civicBody { id dissolvedOn } }',
      term: '{ term { id number validFrom validUntil } }',
      seat: '{ seat { id isVacant validUntil } }',
      meeting: '{ meeting { id number state version } }',
      decision: '{ decision { id number state version reportedDoneAt } }',
      item: '{ agendaItem { id isWithdrawn } }',
      committee: '{ committee { id meetingEveryDays quorumPercent noticeDays } }',
      project: '{ project { id number state version progress plannedFen spentFen funder } }',
      report: '{ figureReport { id state version } }',
      venue: '{ venue { id name area upgrade closedOn } }',
      service: '{ serviceItem { id name endedOn } }',
      function: '{ delegatedFunction { id name endedOn } }',
      brand: '{ partyOrganisation { id brand { name theme } } }',
      liaison: '{ unit { id } }',
      wall: '{ screenLink { id } }',
    };
    const of =
      noun ||
      (
        OTHERWISE[command] ??
        ENDINGS.find((one) => command.replace(/s$/, '').endsWith(one)) ??
        'claim'
      ).toLowerCase();
    const named = PAYLOADS[command];
    const type =
      INPUT_TYPES[command] ?? `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
    return `mutation ($input: ${type}!) { ${command}(input: $input) ${fields[named ?? of]} }`;
  }
}

/** Where the name of a command does not end in what it answers. */
const PAYLOADS: Record<string, string> = {
  createScreenLink: 'wall',
  revokeScreenLink: 'wall',
  seatUnit: 'seat',
  endSeat: 'seat',
  setMeetingRules: 'committee',
  ...Object.fromEntries(
    ['plan', 'notify', 'postpone', 'cancel', 'hold', 'close'].map((one) => [
      `${one}Meeting`,
      'meeting',
    ]),
  ),
  recordMinutes: 'meeting',
  confirmMinutes: 'meeting',
  proposeAgendaItem: 'item',
  withdrawAgendaItem: 'item',
  ...Object.fromEntries(['record', 'move', 'drop'].map((one) => [`${one}Decision`, 'decision'])),
  reportDecisionDone: 'decision',
  confirmDecisionDone: 'decision',
  refuseDecisionDone: 'decision',
  replaceProjectLead: 'project',
  ...Object.fromEntries(['offer', 'amend', 'end'].map((one) => [`${one}ServiceItem`, 'service'])),
  reportFigure: 'report',
  confirmFigureReport: 'report',
  withdrawFigureReport: 'report',
  delegateFunction: 'function',
  endDelegatedFunction: 'function',
};

/** Inputs that several commands share. */
export const INPUT_TYPES: Record<string, string> = {
  resubmitNeed: 'NeedInput',
  publishNeed: 'NeedInput',
  unpublishNeed: 'NeedInput',
  changeNeedVisibility: 'NeedVisibilityInput',
  relistNeed: 'NeedInput',
  returnNeed: 'NeedReasonInput',
  rejectNeed: 'NeedReasonInput',
  withdrawNeed: 'NeedReasonInput',
  resolveNeed: 'NeedReasonInput',
  refuseDelivery: 'StillOpenInput',
  reopenNeed: 'StillOpenInput',
  startClaim: 'ClaimInput',
  deliverClaim: 'ClaimInput',
  confirmClaim: 'ClaimInput',
  declineClaim: 'ClaimReasonInput',
  withdrawClaim: 'ClaimReasonInput',
  reportNoShow: 'ClaimReasonInput',
  confirmFigureReport: 'FigureReportInput',
  withdrawFigureReport: 'FigureReportReasonInput',
  notifyMeeting: 'MeetingInput',
  confirmMinutes: 'MeetingInput',
  closeMeeting: 'MeetingInput',
  cancelMeeting: 'MeetingReasonInput',
  reportDecisionDone: 'DecisionInput',
  confirmDecisionDone: 'DecisionInput',
  refuseDecisionDone: 'DecisionReasonInput',
  dropDecision: 'DecisionReasonInput',
  draftAgreement: 'ProposeAgreementInput',
  submitAgreement: 'AgreementInput',
  acceptAgreement: 'AgreementInput',
  rejectAgreement: 'AgreementReasonInput',
  terminateAgreement: 'AgreementReasonInput',
  listResource: 'ResourceInput',
  approveResource: 'ResourceInput',
  refuseResource: 'ResourceReasonInput',
  pauseResource: 'ResourceInput',
  resumeResource: 'ResourceInput',
  withdrawResource: 'ResourceInput',
  joinNeedToProject: 'ProjectNeedInput',
  removeNeedFromProject: 'ProjectNeedInput',
  joinResourceToProject: 'ProjectResourceInput',
  removeResourceFromProject: 'ProjectResourceInput',
  fileProject: 'ProjectInput',
  resubmitProject: 'ProjectInput',
  fundProject: 'ProjectInput',
  startProject: 'ProjectInput',
  resumeProject: 'ProjectInput',
  submitProject: 'ProjectInput',
  acceptProject: 'ProjectInput',
  publiciseProject: 'ProjectInput',
  completeProject: 'ProjectInput',
  returnProject: 'ProjectReasonInput',
  suspendProject: 'ProjectReasonInput',
  refuseProject: 'ProjectReasonInput',
  cancelProject: 'ProjectReasonInput',
};
