/** How a need comes to be, and what its raiser changes of it before it is listed. */
import { HubError } from '../../errors.ts';
import { isGiven, readQuantity } from '../../input.ts';
import type { Subject } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { requireAgreement } from '../partnership/agreement-in-force.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { Place } from '../place/place.entity.ts';
import { findPlace } from '../place/find-place.ts';
import { readDescription, readMeasure, readTitle } from '../text/item-text.ts';
import type { Need } from './need.entity.ts';
import type { AmendNeedInput, ReportNeedInput } from './need-report.inputs.ts';
import { DEADLINE_MS } from './need.rules.ts';

interface ReportedAt extends Subject {
  place: Place;
  unit: PartnerUnit | null;
}

export async function reportedAt(
  context: CommandContext,
  input: ReportNeedInput,
): Promise<ReportedAt> {
  const place = await findPlace(context, input.place, 'input.place');
  const unit = isGiven(input.unitId)
    ? await context.find(PartnerUnit, input.unitId, 'input.unitId')
    : null;
  return { place, unit, path: place.path, unitId: unit?.id ?? null };
}

export async function report(
  context: CommandContext,
  input: ReportNeedInput,
  { place, unit }: ReportedAt,
): Promise<Columns<Need>> {
  if (unit && unit.path !== place.path) await requireAgreement(context, unit, place.path);
  const { category, scale, urgency, visibility } = input;
  return {
    title: readTitle(input.title),
    description: readDescription(input.description),
    category,
    scale,
    urgency,
    visibility,
    placeId: place.id,
    unitId: unit?.id ?? null,
    quantity: readQuantity('input.quantity', input.quantity),
    unitOfMeasure: readMeasure(input.unitOfMeasure),
    deadline:
      readDeadline(context, input.deadline) ??
      new Date(context.now.getTime() + DEADLINE_MS[urgency]),
  };
}

/** What is left out stays as it is. */
export function amend(context: CommandContext, need: Need, input: AmendNeedInput): void {
  const { title, description, quantity, unitOfMeasure } = input;
  if (isGiven(title)) need.title = readTitle(title);
  if (isGiven(description)) need.description = readDescription(description);
  if (isGiven(quantity)) need.quantity = readQuantity('input.quantity', quantity);
  if (isGiven(unitOfMeasure)) need.unitOfMeasure = readMeasure(unitOfMeasure);
  need.category = input.category ?? need.category;
  need.scale = input.scale ?? need.scale;
  need.urgency = input.urgency ?? need.urgency;
  need.visibility = input.visibility ?? need.visibility;
  need.deadline = readDeadline(context, input.deadline) ?? need.deadline;
}

function readDeadline({ now }: CommandContext, deadline: Date | null | undefined): Date | null {
  if (!isGiven(deadline)) return null;
  if (deadline > now) return deadline;
  throw HubError.badInput('input.deadline', '`input.deadline` must lie in the future.');
}
