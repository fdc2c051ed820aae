/**
 * A plan that is adopted as the agenda of a meeting: an item for the needs of each category, and more where it is about more
 * than an item can name.
 */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { termOf } from '../../labels.ts';
import { NeedCategory } from '../listing/category.ts';
import { MOST_MATTERS } from '../meeting/about.ts';
import { placeItemOn, requireAhead } from '../meeting/agenda.commands.ts';
import { Meeting } from '../meeting/meeting.entity.ts';
import { Need } from '../need/need.entity.ts';
import type { Place } from '../place/place.entity.ts';
import type { PlannedClaimInput } from './adoption.inputs.ts';

/** Claims that one item is about. */
interface Part {
  category: NeedCategory;
  needIds: Set<string>;
  resourceIds: Set<string>;
  claims: number;
}

/**
 * Kept from being held meanwhile; its committee is at the place or above it.
 * @throws FORBIDDEN for who does not lead the committee's place, CONFLICT once it was held, BAD_USER_INPUT for another place's
 */
export async function meetingFor(
  context: CommandContext,
  meetingId: string,
  place: Place,
): Promise<Meeting> {
  const meeting = await context.hold(Meeting, meetingId, 'input.meetingId');
  await context.require('adoptPlan', meeting);
  requireAhead(meeting);
  if (place.path.startsWith(meeting.path)) return meeting;
  throw HubError.badInput(
    'input.meetingId',
    'Its committee is neither at the place of the plan nor above it.',
  );
}

/** The ids of the items. Needs must have been read. */
export async function putOnAgenda(
  context: CommandContext,
  meeting: Meeting,
  claims: readonly PlannedClaimInput[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [category, parts] of Map.groupBy(
    await partsOf(context, claims),
    (one) => one.category,
  )) {
    const title = `匹配方案：${termOf(NeedCategory, category)}`;
    for (const [i, { needIds, resourceIds, claims: count }] of parts.entries()) {
      const item = await placeItemOn(context, meeting, {
        title: parts.length === 1 ? title : `${title}（${i + 1}/${parts.length}）`,
        description: `采用匹配方案：建议认领${count}项，涉及需求${needIds.size}项、资源${resourceIds.size}项。`,
        about: { needIds: [...needIds], resourceIds: [...resourceIds] },
      });
      ids.push(item.id);
    }
  }
  return ids;
}

/** In the order of the plan, each as large as an item can be. */
async function partsOf(
  context: CommandContext,
  claims: readonly PlannedClaimInput[],
): Promise<Part[]> {
  const parts: Part[] = [];
  const begun = new Map<NeedCategory, Part>();
  for (const { needId, resourceId } of claims) {
    const { category } = await context.find(Need, needId, 'input.claims');
    let part = begun.get(category);
    if (!part || !hasRoom(part.needIds, needId) || !hasRoom(part.resourceIds, resourceId)) {
      part = { category, needIds: new Set(), resourceIds: new Set(), claims: 0 };
      begun.set(category, part);
      parts.push(part);
    }
    part.needIds.add(needId);
    part.resourceIds.add(resourceId);
    part.claims += 1;
  }
  return parts;
}

const hasRoom = (ids: ReadonlySet<string>, id: string) => ids.has(id) || ids.size < MOST_MATTERS;
