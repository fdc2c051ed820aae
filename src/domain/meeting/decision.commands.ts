/** The commands on decisions: recorded once the meeting was held, done by their owners, confirmed by the place. */
import { HubError } from '../../errors.ts';
import { leaders, leadersAndUnit } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readReason } from '../text/told-text.ts';
import { addMatters } from './about.ts';
import type { Decision } from './decision.entity.ts';
import {
  DecisionInput,
  DecisionReasonInput,
  MoveDecisionInput,
  RecordDecisionInput,
} from './decision.inputs.ts';
import { decided, decidedAt } from './deciding.ts';
import { move } from './decision-moving.ts';
import type { DecisionState } from './meeting.enums.ts';
import { decision } from './meeting.noun.ts';

export const decisionCommands = commandsOf<Decision, DecisionState>(
  decision,
  {
    recordDecision: {
      may: leaders,
      input: RecordDecisionInput,
      on: decidedAt,
      make: decided,
      begins: 'OPEN',
      follows: (context: CommandContext, row: Decision, { about }: RecordDecisionInput) =>
        addMatters(context, row, { decisionId: row.id }, about),
      term: 'Of a meeting that was held, until it is closed 记录议定事项',
    },
    reportDecisionDone: {
      may: leadersAndUnit,
      moves: { OPEN: 'OPEN' },
      isMeant: ({ reportedDoneAt }) => reportedDoneAt === null,
      input: DecisionInput,
      change: reportDone,
      term: 'By its owner’s side; the place confirms 报告完成',
    },
    confirmDecisionDone: {
      may: leaders,
      moves: { OPEN: 'DONE' },
      isMeant: ({ reportedDoneAt }) => reportedDoneAt !== null,
      input: DecisionInput,
      change: confirmDone,
      term: 'Once it was reported done 确认完成',
    },
    refuseDecisionDone: {
      may: leaders,
      moves: { OPEN: 'OPEN' },
      isMeant: ({ reportedDoneAt }) => reportedDoneAt !== null,
      input: DecisionReasonInput,
      reason: readReason,
      change: refuseDone,
      term: 'What was reported done is not: it goes on 退回办理',
    },
    moveDecision: {
      may: leaders,
      moves: { OPEN: 'MOVED' },
      input: MoveDecisionInput,
      reason: readReason,
      change: move,
      term: 'A later meeting has it on its agenda, with what it is about, and decides on it anew 移交下次会议',
    },
    dropDecision: {
      may: leaders,
      moves: { OPEN: 'DROPPED' },
      input: DecisionReasonInput,
      reason: readReason,
      term: '不再办理',
    },
  },
  { settle: (_, row, change) => void (row.reason = change.reason ?? row.reason) },
);

/** @throws CONFLICT where it was reported before */
function reportDone(context: CommandContext, row: Decision): void {
  if (row.reportedDoneAt !== null) {
    throw HubError.conflict(`${row.number} was reported done: its place confirms.`, row.state);
  }
  row.reportedDoneAt = context.now;
}

/** @throws CONFLICT where it was not reported done */
function confirmDone(_: CommandContext, row: Decision): void {
  requireReported(row);
}

/** @throws CONFLICT where it was not reported done */
function refuseDone(_: CommandContext, row: Decision): void {
  requireReported(row);
  row.reportedDoneAt = null;
}

function requireReported({ number, reportedDoneAt, state }: Decision): void {
  if (reportedDoneAt !== null) return;
  throw HubError.conflict(`${number} was not reported done by its owner.`, state);
}
