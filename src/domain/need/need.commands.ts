/**
 * The commands on needs. Each is one transaction that locks its need first; each can fail with NOT_FOUND,
 * BAD_USER_INPUT naming the field, or CONFLICT with the present state, and then leaves nothing behind.
 */
import { HubError } from '../../errors.ts';
import { newId } from '../../id.ts';
import { dayOf, isGiven, optionalText, readQuantity, readText } from '../../input.ts';
import type { Work } from '../../engine/noun/work.ts';
import { requireAgreement } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { findPlace } from '../place/place.commands.ts';
import { readTold } from '../text/told-text.ts';
import { endOpenClaims, refuseClaims } from './claim-endings.ts';
import { NeedStep } from './need-step.entity.ts';
import { Need } from './need.entity.ts';
import type { NeedState } from './need.enums.ts';
import type {
  AmendNeedInput,
  CloseNeedInput,
  MergeNeedInput,
  NeedInput,
  NeedReasonInput,
  ReportNeedInput,
  ShelveNeedInput,
  StillOpenInput,
} from './need.inputs.ts';
import { DEADLINE_MS, type NeedCommand, REOPEN_WITHIN_MS, needLifecycle } from './need.rules.ts';
import { personalNumberAmong } from '../text/personal-check.ts';
import { confirmDelivered, hasStandingClaim, settleNeed } from './need-progress.ts';

const TITLE = 80;
const DESCRIPTION = 2000;
const MEASURE = 10;
/** Units are told it, of which some may not know the other need: who may finds it by `mergedInto`. */
const MERGED = 'merged into another need';
const REASON = 500;

export async function reportNeed(work: Work, input: ReportNeedInput): Promise<Need> {
  const place = await findPlace(work, input.place, 'input.place');
  const unit = isGiven(input.unitId)
    ? await work.find(PartnerUnit, input.unitId, 'input.unitId')
    : null;
  await work.require('reportNeed', { path: place.path, unitId: unit?.id ?? null });
  if (unit && unit.path !== place.path) await requireAgreement(work, unit, place.path);
  const need = Object.assign(new Need(), {
    id: newId('need'),
    number: await work.nextNumber('N', 'need'),
    title: readText('input.title', input.title, TITLE),
    description: optionalText('input.description', input.description, DESCRIPTION),
    category: input.category,
    scale: input.scale,
    urgency: input.urgency,
    visibility: input.visibility,
    placeId: place.id,
    path: place.path,
    unitId: unit?.id ?? null,
    quantity: readQuantity('input.quantity', input.quantity),
    unitOfMeasure: readText('input.unitOfMeasure', input.unitOfMeasure, MEASURE),
    deadline:
      readDeadline(work, input.deadline) ??
      new Date(work.now.getTime() + DEADLINE_MS[input.urgency]),
    state: 'REPORTED' as const,
    createdAt: work.now,
    updatedAt: work.now,
  });
  work.em.persist(need);
  work.leaveStep(need, NeedStep, { needId: need.id, from: null, to: 'REPORTED', isNew: true });
  return need;
}

export async function amendNeed(work: Work, input: AmendNeedInput): Promise<Need> {
  return move(work, 'amendNeed', input, null, (need) => {
    const { title, description, quantity, unitOfMeasure } = input;
    if (isGiven(title)) need.title = readText('input.title', title, TITLE);
    if (isGiven(description)) {
      need.description = optionalText('input.description', description, DESCRIPTION);
    }
    if (isGiven(quantity)) need.quantity = readQuantity('input.quantity', quantity);
    if (isGiven(unitOfMeasure)) {
      need.unitOfMeasure = readText('input.unitOfMeasure', unitOfMeasure, MEASURE);
    }
    need.category = input.category ?? need.category;
    need.scale = input.scale ?? need.scale;
    need.urgency = input.urgency ?? need.urgency;
    need.visibility = input.visibility ?? need.visibility;
    need.deadline = readDeadline(work, input.deadline) ?? need.deadline;
  });
}

export async function resubmitNeed(work: Work, input: NeedInput): Promise<Need> {
  return move(work, 'resubmitNeed', input);
}

export async function returnNeed(work: Work, input: NeedReasonInput): Promise<Need> {
  return move(work, 'returnNeed', input, await readReason(work, input));
}

export async function rejectNeed(work: Work, input: NeedReasonInput): Promise<Need> {
  return move(work, 'rejectNeed', input, await readReason(work, input));
}

/** Both needs are locked in the order of their ids, so that two merges never wait for each other. */
export async function mergeNeed(work: Work, input: MergeNeedInput): Promise<Need> {
  if (input.intoId === input.needId) {
    throw HubError.badInput('input.intoId', 'A need cannot be merged into itself.');
  }
  const fields = { [input.needId]: 'input.needId', [input.intoId]: 'input.intoId' };
  for (const id of Object.keys(fields).toSorted()) await work.lock(Need, id, fields[id] ?? '');
  const into = await work.find(Need, input.intoId, 'input.intoId');
  if (!['REPORTED', 'LISTED', 'CLAIMED', 'IN_PROGRESS'].includes(into.state)) {
    throw HubError.conflict(
      `A need can be merged into one that goes on; ${into.number} is ${into.state}.`,
      into.state,
    );
  }
  return move(work, 'mergeNeed', input, MERGED, async (need) => {
    need.mergedIntoId = into.id;
    await endOpenClaims(work, need, MERGED);
  });
}

export async function shelveNeed(work: Work, input: ShelveNeedInput): Promise<Need> {
  if (input.reviewOn <= dayOf(work.now)) {
    throw HubError.badInput('input.reviewOn', '`input.reviewOn` must be a day after today.');
  }
  return move(work, 'shelveNeed', input, await readReason(work, input), async (need) => {
    if (await hasStandingClaim(work, need)) {
      throw HubError.conflict('A need with an accepted claim cannot be shelved.', 'LISTED');
    }
    need.reviewOn = input.reviewOn;
    await endOpenClaims(work, need, 'shelved');
  });
}

export async function relistNeed(work: Work, input: NeedInput): Promise<Need> {
  return move(work, 'relistNeed', input, null, async (need) => {
    await refusePersonal(work, need);
    need.reviewOn = null;
    need.listedAt = work.now;
  });
}

export async function withdrawNeed(work: Work, input: NeedReasonInput): Promise<Need> {
  const reason = await readReason(work, input);
  return move(work, 'withdrawNeed', input, reason, async (need) => {
    need.reviewOn = null;
    await endOpenClaims(work, need, `need withdrawn: ${reason}`);
  });
}

/** The place solved it itself: what no claim has delivered counts as done by the place. */
export async function resolveNeed(work: Work, input: NeedReasonInput): Promise<Need> {
  const reason = await readReason(work, input);
  return move(work, 'resolveNeed', input, reason, async (need) => {
    need.reviewOn = null;
    need.closure = 'RESOLVED';
    need.closedAt = work.now;
    await endOpenClaims(work, need, `need resolved by the place: ${reason}`);
    need.resolved += need.quantity - need.delivered;
    await settleNeed(work, need);
  });
}

export async function refuseDelivery(work: Work, input: StillOpenInput): Promise<Need> {
  return move(work, 'refuseDelivery', input, await readReason(work, input), async (need) => {
    await openAgain(work, need, input);
  });
}

export async function closeNeed(work: Work, input: CloseNeedInput): Promise<Need> {
  const { rating } = input;
  if (isGiven(rating) && (rating < 1 || rating > 5)) {
    throw HubError.badInput('input.rating', `\`input.rating\` is ${rating}; give 1 to 5.`);
  }
  return move(work, 'closeNeed', input, null, async (need) => {
    need.rating = rating ?? null;
    need.closure = 'CONFIRMED';
    need.closedAt = work.now;
    await confirmDelivered(work, need);
    await endOpenClaims(work, need, 'need closed');
  });
}

export async function reopenNeed(work: Work, input: StillOpenInput): Promise<Need> {
  return move(work, 'reopenNeed', input, await readReason(work, input), async (need) => {
    if (work.now.getTime() - (need.closedAt?.getTime() ?? 0) > REOPEN_WITHIN_MS) {
      throw HubError.conflict(
        'A need can be reopened within 10 days of its closing; report a new one.',
        'CLOSED',
      );
    }
    need.rating = null;
    need.closure = null;
    need.closedAt = null;
    await openAgain(work, need, input);
  });
}

/** Takes back what was refused, so that exactly the stated quantity is uncommitted. */
async function openAgain(work: Work, need: Need, { quantityOpen }: StillOpenInput): Promise<void> {
  const open = readQuantity('input.quantityOpen', quantityOpen);
  if (open > need.quantity) {
    throw HubError.badInput(
      'input.quantityOpen',
      `Only ${need.quantity} ${need.unitOfMeasure} were needed.`,
    );
  }
  await refuseClaims(work, need, open);
  need.claimedAt = null;
  need.deliveredAt = null;
  need.listedAt = work.now;
  await settleNeed(work, need);
}

/** The shape of every command: lock, ask the table, change, leave a step. */
export async function move(
  work: Work,
  command: NeedCommand,
  { needId }: NeedInput,
  reason: string | null = null,
  change: (need: Need) => void | Promise<void> = () => {},
): Promise<Need> {
  const need = await work.lock(Need, needId, 'input.needId');
  await work.require(command, need);
  const from: NeedState = need.state;
  const to = needLifecycle.next(command, from);
  await change(need);
  need.state = to;
  work.leaveStep(need, NeedStep, { needId: need.id, from, to, reason });
  return need;
}

/** @throws BAD_USER_INPUT for a number that could point at a person */
export async function refusePersonal(
  work: Work,
  { number, title, description, unitOfMeasure }: Need,
): Promise<void> {
  const kind = await personalNumberAmong(work, [title, description, unitOfMeasure]);
  if (!kind) return;
  throw HubError.badInput(
    'input.needId',
    `The text of ${number} holds what looks like a ${kind}. Return it, or amend it, before it is listed.`,
  );
}

function readReason(work: Work, { reason }: NeedReasonInput): Promise<string> {
  return readTold(work, 'input.reason', reason, REASON);
}

function readDeadline({ now }: Work, deadline: Date | null | undefined): Date | null {
  if (!isGiven(deadline)) return null;
  if (deadline > now) return deadline;
  throw HubError.badInput('input.deadline', '`input.deadline` must lie in the future.');
}
