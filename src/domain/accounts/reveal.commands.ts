/** The command that shows a masked field plain, to whoever gave it, for three hours. */
import { Reveal } from './reveal.entity.ts';
import type { RevealedField } from '../../engine/access/revealed-field.ts';
import { HubError } from '../../errors.ts';
import { newId, nounOf } from '../../id.ts';
import { lengthOf, readText } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import type { RevealFieldInput } from './account.inputs.ts';

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

export interface Revealed extends Reveal {
  /** What the audit names, and where it hangs. */
  auditedId: string;
  path: string;
}

/** @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for an object without the field or a reason too short */
export async function revealField(work: Work, input: RevealFieldInput): Promise<Revealed> {
  const { field, objectId } = input;
  const reason = readText('input.reason', input.reason, LONGEST_REASON);
  if (lengthOf(reason) < SHORTEST_REASON) {
    throw HubError.badInput('input.reason', `Give a reason of ${SHORTEST_REASON} characters.`);
  }
  const path = await pathOf(work, input);
  await work.require('revealField', { path });
  const reveal = Object.assign(new Reveal(), {
    id: newId('reveal'),
    accountId: work.accountId,
    objectId,
    field,
    reason,
    until: new Date(work.now.getTime() + SHOWN_MS),
    createdAt: work.now,
    updatedAt: work.now,
  });
  work.em.persist(reveal);
  return Object.assign(reveal, { auditedId: objectId, path });
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
