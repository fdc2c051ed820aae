/**
 * The text of a resource. What is OFFERED is read before it is listed; what is changed later waits beside the text that was
 * read, which others go on seeing, while reservations and claims stay.
 */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { readDescription, readTitle } from '../text/item-text.ts';
import { refusePersonal } from '../text/personal-check.ts';
import type { Resource } from './resource.entity.ts';
import type { AmendResourceInput } from './resource.inputs.ts';

/** Whether a text waits to be read. */
export function isWaiting(resource: Pick<Resource, 'pendingTitle' | 'pendingDescription'>) {
  return resource.pendingTitle !== null || resource.pendingDescription !== null;
}

/** What is given back as it was read waits no longer. @throws BAD_USER_INPUT */
export function changeText(resource: Resource, input: AmendResourceInput): void {
  const title = isGiven(input.title) ? readTitle(input.title) : undefined;
  const description = isGiven(input.description) ? readDescription(input.description) : undefined;
  if (resource.state === 'OFFERED') {
    resource.title = title ?? resource.title;
    resource.description = description ?? resource.description;
    return;
  }
  if (title !== undefined) resource.pendingTitle = title === resource.title ? null : title;
  if (description !== undefined) {
    resource.pendingDescription = description === resource.description ? null : description;
  }
}

/** @throws CONFLICT where nothing waits, BAD_USER_INPUT for a number of a person */
export async function acceptText(context: CommandContext, resource: Resource): Promise<void> {
  requireWaiting(resource);
  resource.title = resource.pendingTitle ?? resource.title;
  resource.description = resource.pendingDescription ?? resource.description;
  dropText(resource);
  await refuseNumbers(context, resource);
}

/** @throws CONFLICT where nothing waits */
export function refuseText(_: CommandContext, resource: Resource): void {
  requireWaiting(resource);
  dropText(resource);
}

/** @throws BAD_USER_INPUT for a number that could point at a person, where others are about to read the text */
export function refuseNumbers(context: CommandContext, resource: Resource): Promise<void> {
  const cure = 'Have it amended before others read it.';
  return refusePersonal(context, 'input.resourceId', resource, cure);
}

function dropText(resource: Resource): void {
  resource.pendingTitle = null;
  resource.pendingDescription = null;
}

function requireWaiting(resource: Resource): void {
  if (isWaiting(resource)) return;
  throw HubError.conflict(`No changed text of ${resource.number} waits.`, resource.state);
}
