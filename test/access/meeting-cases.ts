/** Who may seat units and hold meetings, written by hand like the other cases. */
import { meetingLifecycles, committeeOf, soon } from '../meeting-lifecycles.ts';
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { Case } from './cases.ts';

const LEAD = ['DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY'];

interface Places {
  grid: Built;
  unit: { id: string };
}

export async function meetingCases(hub: TestHub, { grid, unit }: Places): Promise<Case[]> {
  const { build } = hub;
  const pair = { place: grid, unit };
  const { committeeId } = await committeeOf(hub, pair);
  const { meeting, decision } = await meetingLifecycles(hub, pair);
  const plan = { committeeId, title: '联席会议', venue: '议事厅' };
  const planned = async () => ({ ...plan, scheduledAt: soon(hub) });
  const ahead = async () => (await build.run('planMeeting', await planned())).meeting.id;
  const item = async (of: object = {}) => ({ meetingId: await ahead(), title: '楼道照明', ...of });
  const proposed = async (of: object = {}) => ({
    agendaItemId: (await build.run('proposeAgendaItem', await item(of))).agendaItem.id,
  });
  const own = { unitId: unit.id };
  const ofMeeting = (permission: string, state: string): Case => ({
    permission,
    may: LEAD,
    async input() {
      const meetingId = await meeting.make(state);
      await meeting.before?.(permission, meetingId);
      return { meetingId, ...meeting.commands[permission] };
    },
  });
  const ofDecision = (permission: string, may: string[]): Case => ({
    permission,
    may,
    async input() {
      const decisionId = await decision.make('OPEN');
      await decision.before?.(permission, decisionId);
      return { decisionId, ...decision.commands[permission] };
    },
  });
  return [
    {
      permission: 'seatUnit',
      may: LEAD,
      input: async () => ({
        committeeId: (await build.party(grid, 'JOINT_COMMITTEE')).id,
        ...own,
      }),
    },
    {
      permission: 'endSeat',
      may: LEAD,
      input: async () => ({ seatId: (await committeeOf(hub, pair)).seatId }),
    },
    {
      permission: 'setMeetingRules',
      may: LEAD,
      input: async () => ({ committeeId, quorumPercent: 50 }),
    },
    { permission: 'planMeeting', may: LEAD, input: planned },
    ofMeeting('notifyMeeting', 'PLANNED'),
    ofMeeting('postponeMeeting', 'PLANNED'),
    ofMeeting('cancelMeeting', 'PLANNED'),
    ofMeeting('holdMeeting', 'NOTIFIED'),
    ofMeeting('recordMinutes', 'HELD'),
    ofMeeting('confirmMinutes', 'HELD'),
    ofMeeting('closeMeeting', 'MINUTES_CONFIRMED'),
    { permission: 'proposeAgendaItem.PLACE', may: LEAD, input: item },
    { permission: 'proposeAgendaItem.UNIT', may: ['LIAISON'], input: () => item(own) },
    { permission: 'withdrawAgendaItem.PLACE', may: LEAD, input: proposed },
    { permission: 'withdrawAgendaItem.UNIT', may: ['LIAISON'], input: () => proposed(own) },
    {
      permission: 'recordDecision',
      may: LEAD,
      input: async () => ({
        meetingId: await meeting.make('HELD'),
        text: '更换灯具',
        ownerId: unit.id,
        dueOn: '2099-01-01',
      }),
    },
    ofDecision('reportDecisionDone', [...LEAD, 'LIAISON']),
    {
      permission: 'reportDecisionDone',
      // Of a committee on which the unit does not sit.
      may: [...LEAD, 'LIAISON'],
      async input() {
        const decisionId = await decision.make('OPEN');
        const { id: other } = await build.decision(grid);
        await hub.sql(
          'update decision set meeting_id = (select meeting_id from decision where id = $2) where id = $1',
          [decisionId, other],
        );
        return { decisionId };
      },
    },
    ofDecision('confirmDecisionDone', LEAD),
    ofDecision('refuseDecisionDone', LEAD),
    ofDecision('moveDecision', LEAD),
    ofDecision('dropDecision', LEAD),
  ];
}
