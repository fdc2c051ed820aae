/** What an agenda item or a decision is about, kept as rows that can be walked from both ends. */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Need } from '../need/need.entity.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { Matter } from './matter.entity.ts';
import type { AboutInput } from './meeting.inputs.ts';

const MOST = 20;

/** The item or the decision, and the meeting that it is of. */
type Of = Readonly<{ meetingId: string; path: string }>;
type By = { agendaItemId: string } | { decisionId: string };

const KINDS = [
  { ids: 'needIds', key: 'needId', entity: Need },
  { ids: 'resourceIds', key: 'resourceId', entity: Resource },
  { ids: 'agreementIds', key: 'agreementId', entity: Agreement },
] as const;

/** That the giver sees each of them, the dispatcher has asked. @throws BAD_USER_INPUT for too many, NOT_FOUND */
export async function addMatters(
  context: CommandContext,
  { meetingId, path }: Of,
  by: By,
  about: AboutInput | null | undefined,
): Promise<void> {
  const { em, now } = context;
  for (const { ids, key, entity } of KINDS) {
    const named = [...new Set(about?.[ids])];
    const argument = `input.about.${ids}`;
    if (named.length > MOST) throw HubError.badInput(argument, `Name ${MOST} at most.`);
    for (const [i, id] of named.entries()) {
      await context.find<{ id: string }>(entity, id, `${argument}.${i}`);
      const of = { meetingId, path, ...by, [key]: id };
      const at = { createdAt: now, updatedAt: now, version: 1 };
      em.persist(Object.assign(new Matter(), { id: newId('matter'), ...of, ...at }));
    }
  }
}
