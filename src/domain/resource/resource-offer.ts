/** How a resource is offered, and what its unit changes of it: its quantity is never less than what is reserved. */
import { HubError } from '../../errors.ts';
import { isGiven, readQuantity } from '../../input.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { type UnitAt, findUnitAt } from '../partnership/unit-at.ts';
import { readDescription, readMeasure, readTitle } from '../text/item-text.ts';
import type { Resource } from './resource.entity.ts';
import { AmendResourceInput, OfferResourceInput } from './resource.inputs.ts';
import { changeText, refuseNumbers } from './resource-text.ts';

/** @throws BAD_USER_INPUT without a category, or with a last day before the first */
export async function offeredAt(
  context: CommandContext,
  input: OfferResourceInput,
): Promise<UnitAt> {
  if (input.categories.length === 0) {
    throw HubError.badInput('input.categories', 'Name at least one category that it serves.');
  }
  if (input.availableUntil < input.availableFrom) {
    throw HubError.badInput(
      'input.availableUntil',
      '`input.availableUntil` lies before `input.availableFrom`.',
    );
  }
  return findUnitAt(context, input);
}

/** The columns of what is offered. @throws BAD_USER_INPUT */
export function offer(_: CommandContext, input: OfferResourceInput, on: UnitAt): Columns<Resource> {
  const { kind, openTo, availableFrom, availableUntil, quantity = null } = input;
  return {
    unitId: on.unitId,
    placeId: on.placeId,
    kind,
    title: readTitle(input.title),
    description: readDescription(input.description),
    categories: [...new Set(input.categories)],
    quantity: quantity === null ? null : readQuantity('input.quantity', quantity),
    isInexhaustible: quantity === null,
    unitOfMeasure: readMeasure(input.unitOfMeasure),
    openTo,
    availableFrom,
    availableUntil,
  };
}

/** What is left out stays as it is. @throws BAD_USER_INPUT */
export async function amend(
  context: CommandContext,
  row: Resource,
  input: AmendResourceInput,
): Promise<void> {
  const { quantity, openTo, availableUntil } = input;
  changeText(row, input);
  if (isGiven(quantity)) setQuantity(row, quantity);
  if (isGiven(openTo)) row.openTo = openTo;
  // Units of other agreements read it now.
  if (openTo === 'PARTNERS' && row.state !== 'OFFERED') await refuseNumbers(context, row);
  if (!isGiven(availableUntil)) return;
  if (availableUntil < row.availableFrom) {
    throw HubError.badInput('input.availableUntil', `It is available from ${row.availableFrom}.`);
  }
  row.availableUntil = availableUntil;
}

function setQuantity(row: Resource, quantity: number): void {
  if (row.isInexhaustible) {
    throw HubError.badInput(
      'input.quantity',
      'This resource does not run out; it has no quantity.',
    );
  }
  const wanted = readQuantity('input.quantity', quantity);
  if (wanted < row.reserved) {
    throw HubError.badInput('input.quantity', `${row.reserved} are reserved; give at least that.`);
  }
  row.quantity = wanted;
}
