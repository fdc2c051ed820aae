/** The commands that say who reads a need beyond its place's staff. Each fails as those of `need.commands` do. */
import { HubError } from '../../errors.ts';
import type { Work } from '../../engine/noun/work.ts';
import { move, refusePersonal } from './need.commands.ts';
import type { Need } from './need.entity.ts';
import type { ListNeedInput, NeedInput, NeedVisibilityInput } from './need.inputs.ts';

/** @throws BAD_USER_INPUT for a text with a person's number, CONFLICT for what is public already, or INTERNAL */
export async function listNeed(work: Work, input: ListNeedInput): Promise<Need> {
  return move(work, 'listNeed', input, null, async (need) => {
    await refusePersonal(work, need);
    if (input.isPublic === true) makePublic(need);
    need.listedAt = work.now;
  });
}

/** @throws as `listNeed` */
export async function publishNeed(work: Work, input: NeedInput): Promise<Need> {
  return move(work, 'publishNeed', input, null, async (need) => {
    if (need.isPublic) throw HubError.conflict('Its title is public already.', need.state);
    await refusePersonal(work, need);
    makePublic(need);
  });
}

export async function unpublishNeed(work: Work, input: NeedInput): Promise<Need> {
  return move(work, 'unpublishNeed', input, null, (need) => {
    if (!need.isPublic) throw HubError.conflict('Its title is not public.', need.state);
    need.isPublic = false;
  });
}

/** What is closed to units is no longer public either. @throws CONFLICT where it is so already */
export async function changeNeedVisibility(work: Work, input: NeedVisibilityInput): Promise<Need> {
  const { visibility } = input;
  return move(work, 'changeNeedVisibility', input, visibility, async (need) => {
    if (need.visibility === visibility) {
      throw HubError.conflict(`${need.number} is ${visibility} already.`, need.state);
    }
    await refusePersonal(work, need);
    need.visibility = visibility;
    need.isPublic &&= visibility === 'PARTNERS';
  });
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
