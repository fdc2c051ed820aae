/** The command that shows a masked field plain, to whoever gave it, for three hours. */
import type { Reveal } from './reveal.entity.ts';
import type { RevealedField } from '../../engine/access/revealed-field.ts';
import { HubError } from '../../errors.ts';
import { nounOf } from '../../id.ts';
import { lengthOf, readText } from '../../input.ts';
import { type Subject, staffAndAuditors } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { Work } from '../../engine/noun/work.ts';
import { RevealFieldInput } from './account.inputs.ts';
import { reveal } from './account.noun.ts';
import { revealPayload } from './reveal.resolver.ts';

const SHOWN_MS = 3 * 3_600_000;
const SHORTEST_REASON = 5;
const LONGEST_REASON = 500;

/** Tables of the objects that have the field, by the nouns of their ids. */
const TABLES: Record<RevealedField, { [noun: string]: string }> = {
  SECRETARY_NAME: { party: 'party_organisation' },
  HOLDER_NAME: { post: 'building_post' },
  LIAISON: { unit: 'partner_unit' },
  ACTOR: { need: 'need', claim: 'claim', resource: 'resource', agreement: 'agreement' },
};

/** Named by the audit instead of the reveal. */
interface RevealedOn extends Subject {
  auditedId: string;
  reason: string;
}

export const revealCommands = commandsOf(
  reveal,
  {
    revealField: {
      may: staffAndAuditors,
      input: RevealFieldInput,
      on: revealedOn,
      make,
      term: 'Shows a masked field plain, to you, for three hours; the reason is kept and the audit tells it 申请查看明文',
    },
  },
  { payload: revealPayload },
);

/** @throws NOT_FOUND, and BAD_USER_INPUT for an object without the field or a reason too short */
async function revealedOn(work: Work, input: RevealFieldInput): Promise<RevealedOn> {
  const reason = readText('input.reason', input.reason, LONGEST_REASON);
  if (lengthOf(reason) < SHORTEST_REASON) {
    throw HubError.badInput('input.reason', `Give a reason of ${SHORTEST_REASON} characters.`);
  }
  return { path: await pathOf(work, input), auditedId: input.objectId, reason };
}

function make(
  work: Work,
  { objectId, field }: RevealFieldInput,
  { auditedId, reason }: RevealedOn,
): Columns<Reveal> & { auditedId: string } {
  const until = new Date(work.now.getTime() + SHOWN_MS);
  return { accountId: work.accountId, objectId, field, reason, until, auditedId };
}

async function pathOf({ em }: Work, { field, objectId }: RevealFieldInput): Promise<string> {
  const table = TABLES[field][nounOf(objectId) ?? ''];
  if (table === undefined) {
    throw HubError.badInput('input.field', `${objectId} has no ${field}.`);
  }
  const [row] = await em.execute<{ path: string }[]>(
    `/* accounts.pathOf */ select path from ${table} where id = ?`,
    [objectId],
  );
  if (row) return row.path;
  throw HubError.notFound('object', objectId, 'input.objectId');
}
