/** Who reads a need beyond its place's staff. */
import { HubError } from '../../errors.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { refusePersonal } from '../text/personal-check.ts';
import type { Need } from './need.entity.ts';
import type { ListNeedInput, NeedVisibilityInput } from './need.inputs.ts';

/** @throws BAD_USER_INPUT for a text with a person's number, CONFLICT for what is INTERNAL */
export async function list(
  context: CommandContext,
  need: Need,
  { isPublic }: ListNeedInput,
): Promise<void> {
  await refuseNumbers(context, need);
  if (isPublic === true) makePublic(need);
  need.listedAt = context.now;
}

/** @throws as `list`, and CONFLICT for what is public already */
export async function publish(context: CommandContext, need: Need): Promise<void> {
  if (need.isPublic) throw HubError.conflict('Its title is public already.', need.state);
  await refuseNumbers(context, need);
  makePublic(need);
}

export function unpublish(_: CommandContext, need: Need): void {
  if (!need.isPublic) throw HubError.conflict('Its title is not public.', need.state);
  need.isPublic = false;
}

/** What is closed to units is no longer public either. @throws CONFLICT where it is so already */
export async function changeVisibility(
  context: CommandContext,
  need: Need,
  { visibility }: NeedVisibilityInput,
): Promise<void> {
  if (need.visibility === visibility) {
    throw HubError.conflict(`${need.number} is ${visibility} already.`, need.state);
  }
  await refuseNumbers(context, need);
  need.visibility = visibility;
  need.isPublic &&= visibility === 'PARTNERS';
}

function makePublic(need: Need): void {
  if (need.visibility === 'INTERNAL') {
    throw HubError.conflict(
      `${need.number} is for the place's own staff: change its visibility first.`,
      need.state,
    );
  }
  need.isPublic = true;
}

/** @throws BAD_USER_INPUT for a number that could point at a person */
export function refuseNumbers(context: CommandContext, need: Need): Promise<void> {
  return refusePersonal(
    context,
    'input.needId',
    need,
    'Return it, or amend it, before it is listed.',
  );
}
