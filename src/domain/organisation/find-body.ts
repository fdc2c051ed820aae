/** The body that an input names: of whichever kind, held until the command ends. */
import { HubError } from '../../errors.ts';
import { nounOf } from '../../id.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { CivicBody } from './civic-body.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

export interface FoundBody {
  body: PartyOrganisation | CivicBody;
  /** The column that names it. */
  column: { partyOrganisationId: string } | { civicBodyId: string };
}

/** Locked, so that what is unique of a body is told apart. @throws NOT_FOUND, BAD_USER_INPUT for what is no body, CONFLICT for one that is dissolved */
export async function lockBody(
  context: CommandContext,
  id: string,
  argument: string,
): Promise<FoundBody> {
  const noun = nounOf(id);
  if (noun === 'party') {
    const body = await context.lock(PartyOrganisation, id, argument);
    return { body, column: { partyOrganisationId: id } };
  }
  if (noun !== 'civic') {
    throw HubError.badInput(
      argument,
      `\`${argument}\` names a Party organisation or a civic body.`,
    );
  }
  const body = await context.lock(CivicBody, id, argument);
  if (body.dissolvedOn !== null) {
    throw HubError.conflict(`${body.name} was dissolved on ${body.dissolvedOn}.`);
  }
  return { body, column: { civicBodyId: id } };
}
