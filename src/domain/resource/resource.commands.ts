/** The commands on resources. LISTED and EXHAUSTED follow from what is reserved. */
import { HubError } from '../../errors.ts';
import { isGiven, readQuantity } from '../../input.ts';
import { leaders, unit } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { Moves } from '../../engine/noun/lifecycle.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { type UnitAt, findUnitAt } from '../partnership/unit-at.ts';
import { readDescription, readMeasure, readTitle } from '../text/item-text.ts';
import { readReason } from '../text/told-text.ts';
import type { Resource } from './resource.entity.ts';
import type { ResourceState } from './resource.enums.ts';
import {
  AmendResourceInput,
  OfferResourceInput,
  ResourceInput,
  ResourceReasonInput,
} from './resource.inputs.ts';
import { resource } from './resource.noun.ts';
import { settleResource } from './resource.rules.ts';
import { acceptText, changeText, isWaiting, refuseNumbers, refuseText } from './resource-text.ts';

/** Where a changed text waits to be read. */
const REVIEWED: Moves<ResourceState> = {
  LISTED: 'LISTED',
  EXHAUSTED: 'EXHAUSTED',
  PAUSED: 'PAUSED',
};

export const resourceCommands = commandsOf<Resource, ResourceState>(
  resource,
  {
    offerResource: {
      may: unit,
      input: OfferResourceInput,
      on: offeredAt,
      make: offer,
      begins: 'OFFERED',
      term: '提供资源',
    },
    amendResource: {
      may: unit,
      moves: { OFFERED: 'OFFERED', ...REVIEWED },
      input: AmendResourceInput,
      change: amend,
      term: 'The text of what was listed waits beside the old one for approveResource; the rest counts at once 修改资源',
    },
    listResource: {
      may: leaders,
      moves: { OFFERED: 'LISTED' },
      input: ResourceInput,
      change: refuseNumbers,
      term: '列入清单',
    },
    approveResource: {
      may: leaders,
      moves: REVIEWED,
      isMeant: isWaiting,
      input: ResourceInput,
      change: acceptText,
      term: 'Others read the changed text from now on 通过修改',
    },
    refuseResource: {
      may: leaders,
      moves: REVIEWED,
      isMeant: isWaiting,
      input: ResourceReasonInput,
      reason: readReason,
      change: refuseText,
      term: 'The changed text is dropped, the one that was read stays 不通过修改',
    },
    pauseResource: {
      may: unit,
      moves: { LISTED: 'PAUSED', EXHAUSTED: 'PAUSED' },
      input: ResourceInput,
      term: '暂停',
    },
    resumeResource: {
      may: unit,
      moves: { PAUSED: 'LISTED' },
      input: ResourceInput,
      term: '恢复',
    },
    withdrawResource: {
      may: unit,
      moves: {
        OFFERED: 'WITHDRAWN',
        LISTED: 'WITHDRAWN',
        EXHAUSTED: 'WITHDRAWN',
        PAUSED: 'WITHDRAWN',
      },
      input: ResourceInput,
      term: 'Only what is not reserved: accepted claims keep their part 撤回资源',
    },
  },
  { settle: (_, row) => settleResource(row) },
);

async function offeredAt(context: CommandContext, input: OfferResourceInput): Promise<UnitAt> {
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

function offer(_: CommandContext, input: OfferResourceInput, on: UnitAt): Columns<Resource> {
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

async function amend(
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
