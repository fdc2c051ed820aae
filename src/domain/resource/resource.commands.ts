/** The commands on resources. LISTED and EXHAUSTED follow from what is reserved. */
import { leaders, unit } from '../../engine/access/permissions.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { Moves } from '../../engine/noun/lifecycle.ts';
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
import { acceptText, isWaiting, refuseNumbers, refuseText } from './resource-text.ts';
import { offeredAt, offer, amend } from './resource-offer.ts';

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
