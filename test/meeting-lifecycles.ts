/** Where each command on meetings and decisions leads from each state: a part of `lifecycles`, by hand from the domain text. */
import type { Built } from './support/build.ts';
import type { TestHub } from './support/hub.ts';
import type { Lifecycle } from './lifecycles.ts';

const reason = '测试';
const none = {};

/** In a minute, as the hub has it: no notice is needed of it here. */
export const soon = ({ clock }: Pick<TestHub, 'clock'>) =>
  new Date((clock.now ?? new Date()).getTime() + 60_000).toISOString();

/** Its time has come: what was soon is now, and nothing is waited for. */
export const comeToTime = ({ clock, sql }: Pick<TestHub, 'clock' | 'sql'>, meetingId: string) =>
  sql('update meeting set scheduled_at = $2 where id = $1', [meetingId, clock.now ?? new Date()]);

/** A joint committee of the place on which the unit has a seat, and which gives no notice. */
export async function committeeOf(
  { build }: Pick<TestHub, 'build'>,
  { place, unit }: { place: Built; unit: { id: string } },
): Promise<{ committeeId: string; seatId: string }> {
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('setMeetingRules', { committeeId, noticeDays: 0, quorumPercent: 50 });
  const { seat } = await build.run('seatUnit', { committeeId, unitId: unit.id });
  return { committeeId, seatId: seat.id };
}

export async function meetingLifecycles(
  hub: Pick<TestHub, 'build' | 'clock' | 'sql'>,
  pair: { place: Built; unit: { id: string } },
): Promise<Record<'meeting' | 'decision', Lifecycle>> {
  const { build } = hub;
  const { committeeId, seatId } = await committeeOf(hub, pair);
  const run = (command: string, input: Record<string, unknown>) => build.run(command, input);
  const plan = async () => {
    const given = { committeeId, title: '联席会议', venue: '议事厅', scheduledAt: soon(hub) };
    return (await run('planMeeting', given)).meeting.id as string;
  };
  const minutes = '会议纪要';

  const WAYS: Record<string, string[]> = {
    PLANNED: [],
    NOTIFIED: ['notifyMeeting'],
    POSTPONED: ['postponeMeeting'],
    HELD: ['notifyMeeting', 'holdMeeting'],
    MINUTES_CONFIRMED: ['notifyMeeting', 'holdMeeting', 'recordMinutes', 'confirmMinutes'],
    CLOSED: ['notifyMeeting', 'holdMeeting', 'recordMinutes', 'confirmMinutes', 'closeMeeting'],
    CANCELLED: ['cancelMeeting'],
  };
  const meeting: Lifecycle = {
    key: 'meetingId',
    commands: {
      notifyMeeting: none,
      postponeMeeting: {
        reason,
        // Anew for each: what was soon when the table was made has passed.
        get scheduledAt() {
          return soon(hub);
        },
      },
      cancelMeeting: { reason },
      holdMeeting: { presentIds: [seatId] },
      recordMinutes: { minutes },
      confirmMinutes: none,
      closeMeeting: none,
    },
    conditional: [],
    async make(state) {
      const meetingId = await plan();
      for (const command of WAYS[state] ?? []) {
        if (command === 'holdMeeting') await comeToTime(hub, meetingId);
        await run(command, { meetingId, ...meeting.commands[command] });
      }
      return meetingId;
    },
    before: async (command, meetingId) => {
      if (command === 'holdMeeting') await comeToTime(hub, meetingId);
      if (command === 'confirmMinutes') await run('recordMinutes', { meetingId, minutes });
    },
    moves: {
      PLANNED: {
        notifyMeeting: 'NOTIFIED',
        postponeMeeting: 'POSTPONED',
        cancelMeeting: 'CANCELLED',
      },
      NOTIFIED: {
        postponeMeeting: 'POSTPONED',
        cancelMeeting: 'CANCELLED',
        holdMeeting: 'HELD',
      },
      POSTPONED: {
        notifyMeeting: 'NOTIFIED',
        postponeMeeting: 'POSTPONED',
        cancelMeeting: 'CANCELLED',
      },
      HELD: { recordMinutes: 'HELD', confirmMinutes: 'MINUTES_CONFIRMED' },
      MINUTES_CONFIRMED: { closeMeeting: 'CLOSED' },
      CLOSED: {},
      CANCELLED: {},
    },
  };

  const later = await plan();
  const decision: Lifecycle = {
    key: 'decisionId',
    commands: {
      reportDecisionDone: none,
      confirmDecisionDone: none,
      refuseDecisionDone: { reason },
      moveDecision: { reason, toMeetingId: later },
      dropDecision: { reason },
    },
    // Once it was reported done.
    conditional: ['confirmDecisionDone', 'refuseDecisionDone'],
    async make(state) {
      const meetingId = await meeting.make('HELD');
      const given = { meetingId, text: '更换灯具', ownerId: pair.unit.id, dueOn: '2099-01-01' };
      const decisionId = (await run('recordDecision', given)).decision.id as string;
      const input = { decisionId };
      if (state === 'DONE') {
        await run('reportDecisionDone', input);
        await run('confirmDecisionDone', input);
      }
      if (state === 'MOVED') await run('moveDecision', { ...input, reason, toMeetingId: later });
      if (state === 'DROPPED') await run('dropDecision', { ...input, reason });
      return decisionId;
    },
    before: async (command, decisionId) =>
      /^(confirm|refuse)DecisionDone$/.test(command)
        ? run('reportDecisionDone', { decisionId })
        : undefined,
    moves: {
      OPEN: {
        reportDecisionDone: 'OPEN',
        confirmDecisionDone: 'DONE',
        refuseDecisionDone: 'OPEN',
        moveDecision: 'MOVED',
        dropDecision: 'DROPPED',
      },
      DONE: {},
      MOVED: {},
      DROPPED: {},
    },
  };
  return { meeting, decision };
}
