/** The commands on reports of figures: entered by one, confirmed by another. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { type Rule, type Subject, districtAdmins } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { personBehind } from '../accounts/person-behind.ts';
import { findPlace } from '../place/find-place.ts';
import type { Place } from '../place/place.entity.ts';
import { readReason, readTold } from '../text/told-text.ts';
import type { FigureReportState } from './figure.enums.ts';
import { FigureReportInput, FigureReportReasonInput, ReportFigureInput } from './figure.inputs.ts';
import { figureReport } from './figure.noun.ts';
import type { FigureReport } from './figure-report.entity.ts';

const SOURCE = 100;
const PHRASE = 300;
const enterers: Rule = { place: ['DISTRICT_ADMIN', 'INTEGRATION'] };

export const figureCommands = commandsOf<FigureReport, FigureReportState>(
  figureReport,
  {
    reportFigure: {
      may: enterers,
      input: ReportFigureInput,
      on: (context: CommandContext, { place }: ReportFigureInput) =>
        findPlace(context, place, 'input.place'),
      make: report,
      begins: 'ENTERED',
      term: 'Counts once another person has confirmed it 上报数据',
    },
    confirmFigureReport: {
      may: districtAdmins,
      moves: { ENTERED: 'CONFIRMED' },
      input: FigureReportInput,
      change: confirm,
      term: 'By another person than who entered it 确认上报数据',
    },
    withdrawFigureReport: {
      may: districtAdmins,
      moves: { ENTERED: 'WITHDRAWN', CONFIRMED: 'WITHDRAWN' },
      input: FigureReportReasonInput,
      reason: readReason,
      term: '撤回上报数据',
    },
  },
  {
    payload: rowAsPayload(figureReport, 'figureReport'),
    settle: (_, row, change) => void (row.reason = change.reason ?? row.reason),
  },
);

/** @throws BAD_USER_INPUT for a number below nothing, a day to come, and texts that are empty or too long */
async function report(
  context: CommandContext,
  { metric, value, qualifier, reportedOn, source, phrase }: ReportFigureInput,
  on: Subject,
): Promise<Columns<FigureReport>> {
  if (value < 0) throw HubError.badInput('input.value', '`input.value` is 0 or more.');
  if (reportedOn > dayOf(context.now)) {
    throw HubError.badInput('input.reportedOn', '`input.reportedOn` is still to come.');
  }
  return {
    metric,
    placeId: (on as Place).id,
    value,
    qualifier,
    reportedOn,
    source: await readTold(context, 'input.source', source, SOURCE),
    phrase: isGiven(phrase) ? await readTold(context, 'input.phrase', phrase, PHRASE) : null,
    enteredById: context.accountId,
  };
}

/**
 * An account that names no person confirms nothing: it could be that of who entered it.
 * @throws CONFLICT for whoever entered it, from whichever account
 */
async function confirm(context: CommandContext, row: FigureReport): Promise<void> {
  const argument = 'input.figureReportId';
  const { enteredById } = row;
  const person = await personBehind(context, context.accountId, argument);
  if (person === null) {
    throw HubError.conflict(
      'Your account names no person, and might be of whoever entered it: have an admin set it (setAccountPerson).',
      row.state,
    );
  }
  if (enteredById !== null && person === (await personBehind(context, enteredById, argument))) {
    throw HubError.conflict('Whoever enters a figure does not confirm it.', row.state);
  }
}
