/** The commands on meetings: planned, notified, held with a quorum, minuted, and closed once all that was decided is done. */
import { type Subject, leaders } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readReason } from '../text/told-text.ts';
import { holdCommittee } from './committee.ts';
import type { Meeting } from './meeting.entity.ts';
import type { MeetingState } from './meeting.enums.ts';
import {
  HoldMeetingInput,
  MeetingInput,
  MeetingReasonInput,
  PlanMeetingInput,
  PostponeMeetingInput,
  RecordMinutesInput,
} from './meeting.inputs.ts';
import { meeting } from './meeting.noun.ts';
import { hold } from './meeting-holding.ts';
import { close, confirmMinutes, recordMinutes } from './meeting-minutes.ts';
import { notify, plan, postpone } from './meeting-planning.ts';

export const meetingCommands = commandsOf<Meeting, MeetingState>(
  meeting,
  {
    planMeeting: {
      may: leaders,
      input: PlanMeetingInput,
      on: (context: CommandContext, { committeeId }: PlanMeetingInput): Promise<Subject> =>
        holdCommittee(context, committeeId),
      make: plan,
      begins: 'PLANNED',
      term: 'Of a joint committee 计划会议',
    },
    notifyMeeting: {
      may: leaders,
      moves: { PLANNED: 'NOTIFIED', POSTPONED: 'NOTIFIED' },
      input: MeetingInput,
      change: notify,
      term: 'All seats of the committee have notice from now on, in good time before it 发出通知',
    },
    postponeMeeting: {
      may: leaders,
      moves: { PLANNED: 'POSTPONED', NOTIFIED: 'POSTPONED', POSTPONED: 'POSTPONED' },
      input: PostponeMeetingInput,
      reason: readReason,
      change: postpone,
      term: 'To another time, of which notice is given anew 延期',
    },
    cancelMeeting: {
      may: leaders,
      moves: { PLANNED: 'CANCELLED', NOTIFIED: 'CANCELLED', POSTPONED: 'CANCELLED' },
      input: MeetingReasonInput,
      reason: readReason,
      term: '取消会议',
    },
    holdMeeting: {
      may: leaders,
      moves: { NOTIFIED: 'HELD' },
      input: HoldMeetingInput,
      change: hold,
      term: 'With the seats that were taken; without a quorum it is to be postponed 召开会议',
    },
    recordMinutes: {
      may: leaders,
      moves: { HELD: 'HELD' },
      input: RecordMinutesInput,
      change: recordMinutes,
      term: 'Read by member units once they are confirmed 记录会议纪要',
    },
    confirmMinutes: {
      may: leaders,
      moves: { HELD: 'MINUTES_CONFIRMED' },
      input: MeetingInput,
      change: confirmMinutes,
      term: '确认会议纪要',
    },
    closeMeeting: {
      may: leaders,
      moves: { MINUTES_CONFIRMED: 'CLOSED' },
      input: MeetingInput,
      change: close,
      term: 'Once none of its decisions is open 办结',
    },
  },
  { settle: (_, row, change) => void (row.reason = change.reason ?? row.reason) },
);
