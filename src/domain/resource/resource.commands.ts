/**
 * The commands on resources. Each is one transaction that locks its resource; each can fail with NOT_FOUND,
 * BAD_USER_INPUT naming the field, or CONFLICT with the present state.
 */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import { isGiven, readQuantity, readText } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { findPlace } from '../place/place.commands.ts';
import { readTold } from '../text/told-text.ts';
import { ResourceStep } from './resource-step.entity.ts';
import { Resource } from './resource.entity.ts';
import {
  acceptText,
  changeText,
  readDescription,
  readTitle,
  refuseNumbers,
  refuseText,
} from './resource-text.ts';
import type {
  AmendResourceInput,
  OfferResourceInput,
  ResourceInput,
  ResourceReasonInput,
} from './resource.inputs.ts';
import { type ResourceCommand, resourceLifecycle, settleResource } from './resource.rules.ts';

const MEASURE = 10;
const REASON = 500;

export async function offerResource(work: Work, input: OfferResourceInput): Promise<Resource> {
  if (input.categories.length === 0) {
    throw HubError.badInput('input.categories', 'Name at least one category that it serves.');
  }
  if (input.availableUntil < input.availableFrom) {
    throw HubError.badInput(
      'input.availableUntil',
      '`input.availableUntil` lies before `input.availableFrom`.',
    );
  }
  const unit = await work.find(PartnerUnit, input.unitId, 'input.unitId');
  const place = await findPlace(work, input.place, 'input.place');
  await work.require('offerResource', { path: place.path, unitId: unit.id });
  const quantity = input.quantity ?? null;
  const resource = Object.assign(new Resource(), {
    id: newId('resource'),
    number: await work.nextNumber('R', 'resource'),
    unitId: unit.id,
    placeId: place.id,
    path: place.path,
    kind: input.kind,
    title: readTitle(input.title),
    description: readDescription(input.description),
    categories: [...new Set(input.categories)],
    quantity: quantity === null ? null : readQuantity('input.quantity', quantity),
    isInexhaustible: quantity === null,
    unitOfMeasure: readText('input.unitOfMeasure', input.unitOfMeasure, MEASURE),
    openTo: input.openTo,
    availableFrom: input.availableFrom,
    availableUntil: input.availableUntil,
    state: 'OFFERED' as const,
    createdAt: work.now,
    updatedAt: work.now,
  });
  work.em.persist(resource);
  work.leaveStep(resource, ResourceStep, {
    resourceId: resource.id,
    from: null,
    to: 'OFFERED',
    isNew: true,
  });
  return resource;
}

export async function amendResource(work: Work, input: AmendResourceInput): Promise<Resource> {
  return move(work, 'amendResource', input, async (resource) => {
    const { quantity, openTo, availableUntil } = input;
    changeText(resource, input);
    if (isGiven(quantity)) setQuantity(resource, quantity);
    if (isGiven(openTo)) resource.openTo = openTo;
    // Units of other agreements read it now.
    if (openTo === 'PARTNERS' && resource.state !== 'OFFERED') await refuseNumbers(work, resource);
    if (!isGiven(availableUntil)) return;
    if (availableUntil < resource.availableFrom) {
      throw HubError.badInput(
        'input.availableUntil',
        `It is available from ${resource.availableFrom}.`,
      );
    }
    resource.availableUntil = availableUntil;
  });
}

export async function listResource(work: Work, input: ResourceInput): Promise<Resource> {
  return move(work, 'listResource', input, (resource) => refuseNumbers(work, resource));
}

/** The text that waits takes the place of the one that was read. @throws also CONFLICT where none waits */
export async function approveResource(work: Work, input: ResourceInput): Promise<Resource> {
  return move(work, 'approveResource', input, (resource) => acceptText(work, resource));
}

/** The text that was read stays. @throws also CONFLICT where none waits */
export async function refuseResource(work: Work, input: ResourceReasonInput): Promise<Resource> {
  const reason = await readTold(work, 'input.reason', input.reason, REASON);
  return move(work, 'refuseResource', input, refuseText, reason);
}

export async function pauseResource(work: Work, input: ResourceInput): Promise<Resource> {
  return move(work, 'pauseResource', input);
}

export async function resumeResource(work: Work, input: ResourceInput): Promise<Resource> {
  return move(work, 'resumeResource', input);
}

/** What accepted claims have reserved stays theirs; only the rest is withdrawn. */
export async function withdrawResource(work: Work, input: ResourceInput): Promise<Resource> {
  return move(work, 'withdrawResource', input);
}

async function move(
  work: Work,
  command: ResourceCommand,
  { resourceId }: ResourceInput,
  change: (resource: Resource) => void | Promise<void> = () => {},
  reason: string | null = null,
): Promise<Resource> {
  const resource = await work.lock(Resource, resourceId, 'input.resourceId');
  await work.require(command, resource);
  const from = resource.state;
  const next = resourceLifecycle.next(command, from);
  await change(resource);
  resource.state = next;
  settleResource(resource);
  const to = resource.state;
  work.leaveStep(resource, ResourceStep, { resourceId: resource.id, from, to, reason });
  return resource;
}

function setQuantity(resource: Resource, quantity: number): void {
  if (resource.isInexhaustible) {
    throw HubError.badInput(
      'input.quantity',
      'This resource does not run out; it has no quantity.',
    );
  }
  const wanted = readQuantity('input.quantity', quantity);
  if (wanted < resource.reserved) {
    throw HubError.badInput(
      'input.quantity',
      `${resource.reserved} are reserved; give at least that.`,
    );
  }
  resource.quantity = wanted;
}
