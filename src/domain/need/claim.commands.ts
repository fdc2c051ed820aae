/**
 * The commands on claims. Each locks the need first, then the claim, then the resource, so that no two wait for each other;
 * the sums are judged under those locks, and the need follows from its claims.
 */
import { leaders, leadersAndUnit, office, raisers, unit } from '../../engine/access/permissions.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { readReason } from '../text/told-text.ts';
import * as accepting from './claim-accepting.ts';
import * as proposal from './claim-proposing.ts';
import type { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim.enums.ts';
import {
  AcceptClaimInput,
  AmendClaimInput,
  ClaimInput,
  ClaimNeedInput,
  ClaimReasonInput,
} from './claim.inputs.ts';
import { claim } from './claim.noun.ts';
import { ClaimPayload, presentClaim } from './claim.payload.ts';
import type { ClaimRow } from './need.loaders.ts';
import { origins, proposing } from './claim-origins.ts';
import { needOf, settleClaim } from './claim-settling.ts';

export const claimCommands = commandsOf<Claim, ClaimState>(
  claim,
  {
    claimNeed: {
      may: { rules: origins, side: ({ origin }: proposal.ProposedOn) => origin },
      input: ClaimNeedInput,
      on: proposal.proposedOn,
      make: proposal.propose,
      begins: 'PROPOSED',
      told: ({ overrideReason }) => overrideReason,
      term: 'A LISTED need, in part or whole; the unit has an agreement in force with its place, and no other bid that waits on it with the same resource 认领需求',
    },
    amendClaim: {
      may: proposing,
      moves: { PROPOSED: 'PROPOSED' },
      input: AmendClaimInput,
      check: proposal.refuseNothing,
      change: proposal.amend,
      term: 'A PROPOSED claim, by those who may propose one of its origin; another side that had accepted accepts anew 修改认领',
    },
    acceptClaim: {
      may: {
        rules: { PLACE: leaders, UNIT: unit },
        side: accepting.sideOf,
        open: accepting.waitingSides,
      },
      moves: { PROPOSED: 'ACCEPTED' },
      input: AcceptClaimInput,
      change: accepting.accept,
      term: 'Stands when both sides have accepted; never more than is needed or in stock 接受认领',
    },
    declineClaim: {
      may: leadersAndUnit,
      moves: { PROPOSED: 'DECLINED' },
      input: ClaimReasonInput,
      reason: readReason,
      term: '谢绝认领',
    },
    startClaim: {
      may: unit,
      moves: { ACCEPTED: 'DELIVERING' },
      input: ClaimInput,
      term: '开始实施',
    },
    deliverClaim: {
      may: unit,
      moves: { DELIVERING: 'DELIVERED' },
      input: ClaimInput,
      term: '完成实施',
    },
    confirmClaim: {
      may: raisers,
      moves: { DELIVERED: 'CONFIRMED' },
      // The side that raised the need says whether it was met.
      on: needOf,
      seenOn: ({ needId }: ClaimRow, { load }: HubContext) => load.raiserOfNeed.load(needId),
      input: ClaimInput,
      change: accepting.confirm,
      term: '验收',
    },
    withdrawClaim: {
      may: unit,
      moves: { PROPOSED: 'WITHDRAWN', ACCEPTED: 'WITHDRAWN', DELIVERING: 'WITHDRAWN' },
      input: ClaimReasonInput,
      reason: readReason,
      term: 'The need is open again for its part 撤回认领',
    },
    reportNoShow: {
      may: office,
      moves: { ACCEPTED: 'NO_SHOW', DELIVERING: 'NO_SHOW' },
      input: ClaimReasonInput,
      reason: readReason,
      term: 'The unit did not come: the need is open again for its part 未履约',
    },
  },
  {
    lock: accepting.lockWithNeed,
    settle: settleClaim,
    payload: { type: ClaimPayload, present: presentClaim },
  },
);
