/** The commands on seats, and on what a committee goes by. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { type Subject, leaders } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { partyOrganisation } from '../organisation/organisation.noun.ts';
import type { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { isInForce, overlap } from '../people/appointment.rules.ts';
import { lockCommittee, requireJoint } from './committee.ts';
import { EndSeatInput, SeatUnitInput, SetMeetingRulesInput } from './meeting.inputs.ts';
import { seat } from './meeting.noun.ts';
import { Seat } from '../people/seat.entity.ts';

export const seatCommands = commandsOf<Seat>(seat, {
  seatUnit: {
    may: leaders,
    input: SeatUnitInput,
    on: (context: CommandContext, { committeeId }: SeatUnitInput) =>
      lockCommittee(context, committeeId),
    make: seatUnit,
    term: 'A unit becomes a member of a joint committee; its head is appointed to the seat 设立席位',
  },
  endSeat: {
    may: leaders,
    input: EndSeatInput,
    lock: lockSeat,
    change: end,
    term: 'The appointment of its holder ends with it 取消席位',
  },
});

export const committeeCommands = commandsOf<PartyOrganisation>(
  partyOrganisation,
  {
    setMeetingRules: {
      may: leaders,
      input: SetMeetingRulesInput,
      change: setRules,
      term: 'How often a joint committee meets, and by which quorum and notice 设定会议规则',
    },
  },
  { payload: rowAsPayload(partyOrganisation, 'committee', 'Committee') },
);

/** @throws CONFLICT where the unit has one there at that time */
async function seatUnit(
  context: CommandContext,
  input: SeatUnitInput,
  on: Subject,
): Promise<Columns<Seat>> {
  const { id: committeeId } = on as PartyOrganisation;
  const { id: unitId } = await context.find(PartnerUnit, input.unitId, 'input.unitId');
  const validFrom = input.validFrom ?? dayOf(context.now);
  const validUntil = input.validUntil ?? null;
  if (validUntil !== null && validUntil < validFrom) {
    throw HubError.badInput('input.validUntil', `\`input.validUntil\` lies before ${validFrom}.`);
  }
  const there = await context.em.find(Seat, { committeeId, unitId });
  if (there.some((one) => overlap(one, { validFrom, validUntil }))) {
    throw HubError.conflict('This unit has a seat there at that time already.');
  }
  return { committeeId, unitId, validFrom, validUntil };
}

/** The committee first, as those who appoint somebody to a seat do. */
async function lockSeat(context: CommandContext, { seatId }: EndSeatInput): Promise<Seat> {
  const { committeeId } = await context.find(Seat, seatId, 'input.seatId');
  await lockCommittee(context, committeeId);
  return context.lock(Seat, seatId, 'input.seatId');
}

/** @throws CONFLICT where it has ended, BAD_USER_INPUT for a day before its first or after its last */
async function end(
  context: CommandContext,
  row: Seat,
  { validUntil }: EndSeatInput,
): Promise<void> {
  const today = dayOf(context.now);
  if (row.validUntil !== null && !isInForce(row, today)) {
    throw HubError.conflict(`This seat ended on ${row.validUntil}.`);
  }
  const day = isGiven(validUntil) ? validUntil : today;
  if (day < row.validFrom) {
    throw HubError.badInput('input.validUntil', `It began on ${row.validFrom}.`);
  }
  const last = row.validUntil;
  // Whether the unit has another seat there afterwards is asked by `seatUnit` alone.
  if (last !== null && day > last) {
    throw HubError.badInput(
      'input.validUntil',
      `This seat ends on ${last} and is not prolonged; give a day up to that one, or seat the unit anew from the day after with seatUnit.`,
    );
  }
  row.validUntil = day;
  await context.em.execute(
    `/* seat.endAppointment */ update appointment set valid_until = greatest(valid_from, ?::date)
     where party_organisation_id = ? and unit_id = ? and post = 'CONCURRENT_MEMBER'
       and valid_from <= coalesce(?::date, 'infinity') and (valid_until is null or valid_until > ?::date)`,
    [day, row.committeeId, row.unitId, last, day],
  );
}

const MOST = { everyDays: 400, quorumPercent: 100, noticeDays: 30 } as const;

/** @throws BAD_USER_INPUT for an organisation of another kind, and for numbers out of bounds */
function setRules(
  context: CommandContext,
  row: PartyOrganisation,
  input: SetMeetingRulesInput,
): void {
  requireJoint(row);
  for (const [name, most] of Object.entries(MOST)) {
    const given = input[name as keyof typeof MOST];
    const least = name === 'noticeDays' ? 0 : 1;
    if (!isGiven(given) || (given >= least && given <= most)) continue;
    throw HubError.badInput(
      `input.${name}`,
      `\`input.${name}\` is ${given}; give ${least} to ${most}.`,
    );
  }
  row.meetingEveryDays = input.everyDays ?? row.meetingEveryDays;
  row.quorumPercent = input.quorumPercent ?? row.quorumPercent;
  row.noticeDays = input.noticeDays ?? row.noticeDays;
}
