/** The joint committee that an input names, and what it goes by. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { isJoint } from '../people/appointment.rules.ts';

/** Days of notice where a committee says nothing. */
const NOTICE_DAYS = 3;

export const noticeDaysOf = ({ noticeDays }: Pick<PartyOrganisation, 'noticeDays'>) =>
  noticeDays ?? NOTICE_DAYS;

/** Held until the command ends. @throws NOT_FOUND, BAD_USER_INPUT for an organisation of another kind */
export async function holdCommittee(
  context: CommandContext,
  committeeId: string,
): Promise<PartyOrganisation> {
  return requireJoint(await context.hold(PartyOrganisation, committeeId, 'input.committeeId'));
}

/** Locked: what is unique of it is told apart. @throws as `holdCommittee` */
export async function lockCommittee(
  context: CommandContext,
  committeeId: string,
): Promise<PartyOrganisation> {
  return requireJoint(await context.lock(PartyOrganisation, committeeId, 'input.committeeId'));
}

/** @throws BAD_USER_INPUT for an organisation of another kind */
export function requireJoint(committee: PartyOrganisation): PartyOrganisation {
  if (isJoint(committee.kind)) return committee;
  throw HubError.badInput(
    'input.committeeId',
    `${committee.name} is no joint committee: it has no seats of units, and no joint meetings.`,
  );
}
