/** What an agenda item or a decision is about, kept as rows that can be walked from both ends. */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Matter } from './matter.entity.ts';
import type { AboutInput } from './meeting.inputs.ts';

/** Of each kind. */
export const MOST_MATTERS = 20;

/** The item or the decision, and the meeting that it is of. */
type Of = Readonly<{ meetingId: string; path: string }>;
type By = { agendaItemId: string } | { decisionId: string };

const KINDS = [
  { ids: 'needIds', key: 'needId' },
  { ids: 'resourceIds', key: 'resourceId' },
  { ids: 'agreementIds', key: 'agreementId' },
  { ids: 'projectIds', key: 'projectId' },
] as const;

/** That the giver sees each of them, the dispatcher has asked. @throws BAD_USER_INPUT for too many */
export function addMatters(
  context: CommandContext,
  of: Of,
  by: By,
  about: AboutInput | null | undefined,
): void {
  for (const { ids, key } of KINDS) {
    const named = [...new Set(about?.[ids])];
    const argument = `input.about.${ids}`;
    if (named.length > MOST_MATTERS) {
      throw HubError.badInput(argument, `Name ${MOST_MATTERS} at most.`);
    }
    for (const id of named) addMatter(context, of, { ...by, [key]: id });
  }
}

/** All that the decision is about, however much it has become, and whether or not who gives the command sees it. */
export async function copyMatters(
  context: CommandContext,
  { id: decisionId }: Readonly<{ id: string }>,
  item: Of & Readonly<{ id: string }>,
): Promise<void> {
  const known = await context.em.find(Matter, { decisionId }, { orderBy: { id: 'asc' } });
  for (const { needId, resourceId, agreementId, projectId } of known) {
    const what = { needId, resourceId, agreementId, projectId };
    addMatter(context, item, { agendaItemId: item.id, ...what });
  }
}

function addMatter(
  { em, now }: CommandContext,
  { meetingId, path }: Of,
  what: Partial<Matter>,
): void {
  const at = { createdAt: now, updatedAt: now, version: 1 };
  em.persist(Object.assign(new Matter(), { id: newId('matter'), meetingId, path, ...what, ...at }));
}
