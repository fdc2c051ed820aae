/** The commands on appointments. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import { type Subject, admins, leaders } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Appointment } from './appointment.entity.ts';
import { rankOf } from './appointment.rules.ts';
import { appointed, appointedOn } from './appointing.ts';
import { AppointPersonInput, EndAppointmentInput } from './people.inputs.ts';
import { appointment } from './people.noun.ts';

const appointers = { SECRETARY: admins, OTHER: leaders } as const;

export const appointmentCommands = commandsOf<Appointment>(appointment, {
  appointPerson: {
    may: {
      rules: appointers,
      side: (_: Subject, { post }: AppointPersonInput) => rankOf(post),
    },
    input: AppointPersonInput,
    on: appointedOn,
    make: appointed,
    term: 'Secretaries by the admins of the place, all others by its leaders 任命',
  },
  endAppointment: {
    may: { rules: appointers, side: ({ post }: Appointment) => rankOf(post) },
    input: EndAppointmentInput,
    change: end,
    term: 'By who could appoint 免职',
  },
});

/** @throws CONFLICT where it has ended, BAD_USER_INPUT for a day before its first or past its last */
function end(context: CommandContext, row: Appointment, { validUntil }: EndAppointmentInput): void {
  const today = dayOf(context.now);
  const day = isGiven(validUntil) ? validUntil : today;
  if (row.validUntil !== null && row.validUntil < today) {
    throw HubError.conflict(`This appointment ended on ${row.validUntil}.`);
  }
  if (day < row.validFrom) {
    throw HubError.badInput('input.validUntil', `It began on ${row.validFrom}.`);
  }
  // Whether the post is free later, and its holder has a seat then, is judged where somebody is appointed.
  if (row.validUntil !== null && day > row.validUntil) {
    throw HubError.badInput(
      'input.validUntil',
      `It ends on ${row.validUntil}: give that day or one before it; who stays longer is appointed anew from the day after.`,
    );
  }
  row.validUntil = day;
}
